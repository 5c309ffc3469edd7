// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/evaluate.hpp"

#include "core/guidance/evaluation.hpp"
#include "core/guidance/explain.hpp"
#include "core/guidance/fact_words.hpp"
#include "core/guidance/rank.hpp"
#include "core/guidance/render.hpp"
#include "core/guidance/traits.hpp"

#include <algorithm>

namespace rafiq::guidance {
namespace {

enum class Verdict {
  shown,
  no_fit,  // a condition does not hold
  dismissed,
  snoozed,
  questions,  // it asks, and the customer resents being asked
  basics,     // it explains basics, and the customer is an expert
  claims,     // it rests on a claim that is not verified today
  refused,    // a fact of it may not be used
  not_known,  // its text needs what is not known
};

constexpr auto resents = ValueSet::of(2);    // of profile.attitude_to_questions
constexpr auto is_expert = ValueSet::of(3);  // of profile.experience

bool is_exactly(const FactTable& facts, FactKey key, ValueSet value) {
  return facts.knows(key) && facts.value(key) == value;
}

// Such a card would fit, and its absence has a reason that is worth saying.
bool is_withheld(Verdict verdict) {
  return verdict == Verdict::questions || verdict == Verdict::basics || verdict == Verdict::claims ||
         verdict == Verdict::refused;
}

class Evaluator {
 public:
  Evaluator(const Pack& pack, const Situation& situation, Language language)
      : evaluation_(pack, situation, language), standings_(standings_of(situation)) {}

  Guide guide(std::string_view about_card) {
    Guide guide;
    guide.stage = evaluation_.situation.interaction.stage;
    guide.language = evaluation_.language;
    guide.traits = traits_of(evaluation_);
    const Card* about = nullptr;
    for (const Card& card : evaluation_.pack.cards) {
      const Verdict verdict = judge(card);
      const bool asked_about = card.id == about_card;
      if (asked_about) about = &card;
      if (verdict == Verdict::shown) continue;
      if (asked_about || is_withheld(verdict)) withhold(card, verdict, guide.withheld);
    }
    if (!about_card.empty() && !about) guide.withheld.push_back(no_such_card(about_card));
    rank(shown_);
    guide.recommendations.reserve(shown_.size());
    for (Ranked& one : shown_) {
      one.recommendation.why = explain(evaluation_, *one.card);
      guide.recommendations.push_back(std::move(one.recommendation));
    }
    return guide;
  }

 private:
  Verdict judge(const Card& card) {
    const auto& nodes = evaluation_.pack.nodes;
    const Facts& facts = evaluation_.facts;
    const bool fits = test(nodes, card.rule, facts.usable) == Truth::yes;
    if (!fits) {
      const bool would_fit =
          (card.facts & facts.refused) != 0 && test(nodes, card.rule, facts.everything) == Truth::yes;
      if (!would_fit) return Verdict::no_fit;
    }
    const Standing standing = standing_of(card);
    if (standing.dismissed) return Verdict::dismissed;
    if (standing.snoozed_until) return Verdict::snoozed;
    if (!fits) return Verdict::refused;
    if (card.asks && is_exactly(facts.usable, FactKey::profile_attitude_to_questions, resents))
      return Verdict::questions;
    if (card.basics && is_exactly(facts.usable, FactKey::profile_experience, is_expert))
      return Verdict::basics;
    if (unverified_claim(evaluation_, card)) return Verdict::claims;
    auto recommendation = render(evaluation_, card);
    if (!recommendation) return (card.facts & facts.refused) != 0 ? Verdict::refused : Verdict::not_known;
    recommendation->score = score(evaluation_, card, standing);
    shown_.push_back({&card, std::move(*recommendation)});
    return Verdict::shown;
  }

  [[nodiscard]] Standing standing_of(const Card& card) const {
    const auto found = standings_.find(card.id);
    return found == standings_.end() ? Standing{} : found->second;
  }

  void withhold(const Card& card, Verdict verdict, std::vector<Withheld>& to) const {
    to.push_back({card.id, rendered_title(evaluation_, card), reason(card, verdict)});
  }

  [[nodiscard]] std::string reason(const Card& card, Verdict verdict) const {
    const bool arabic = evaluation_.language == Language::arabic;
    switch (verdict) {
      case Verdict::shown:
        break;
      case Verdict::no_fit:
        return explain_obstacles(evaluation_, card);
      case Verdict::dismissed:
        return arabic ? "استُبعدت في هذا التواصل." : "It was dismissed in this interaction.";
      case Verdict::snoozed:
        return (arabic ? "مؤجَّلة حتى " : "It is snoozed until ") +
               moment_in_words(*standing_of(card).snoozed_until, evaluation_.situation.time_zone,
                               evaluation_.language) +
               ".";
      case Verdict::questions:
        return explain_questions(evaluation_);
      case Verdict::basics:
        return explain_basics(evaluation_);
      case Verdict::claims:
        return explain_claim(evaluation_, *unverified_claim(evaluation_, card));
      case Verdict::refused:
        return explain_refusal(evaluation_, card);
      case Verdict::not_known:
        return (arabic ? "يحتاج نصها إلى ما ليس معروفًا: " : "Its text needs what is not known: ") +
               missing_value(evaluation_, card) + ".";
    }
    return {};
  }

  [[nodiscard]] Withheld no_such_card(std::string_view id) const {
    const std::string& pack = evaluation_.pack.id;
    const bool arabic = evaluation_.language == Language::arabic;
    return {std::string(id),
            {},
            arabic ? "لا بطاقة بهذا الاسم في حزمة " + pack + "."
                   : "The pack " + pack + " has no card of this id."};
  }

  Evaluation evaluation_;
  Standings standings_;
  std::vector<Ranked> shown_;
};

}  // namespace

Guide evaluate(const Pack& pack, const Situation& situation, Language language, std::string_view about_card) {
  return Evaluator(pack, situation, language).guide(about_card);
}

}  // namespace rafiq::guidance
