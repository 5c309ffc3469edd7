// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/judge.hpp"

#include "core/guidance/explain.hpp"
#include "core/guidance/fact_words.hpp"
#include "core/guidance/render.hpp"
#include "core/guidance/weights.hpp"

#include <algorithm>

namespace rafiq::guidance {
namespace {

int particulars(const Evaluation& evaluation, const Card& card) {
  FactMask counted = 0;
  const FactTable& facts = evaluation.facts.usable;
  visit_support(evaluation.pack.nodes, card.rule, facts, Truth::yes, [&](const Node& leaf, bool) {
    if (facts.knows(leaf.fact)) counted |= bit(leaf.fact);
  });
  return particulars_at_most(counted);
}

bool is_resting(const Evaluation& evaluation, const Card& card, const Standing& standing) {
  return card.cooldown.count() > 0 && standing.last_shown &&
         evaluation.situation.now < *standing.last_shown + card.cooldown;
}

std::string until(const Evaluation& evaluation, std::string_view arabic, std::string_view english,
                  TimePoint moment) {
  return std::string(evaluation.language == Language::arabic ? arabic : english) +
         moment_in_words(moment, evaluation.situation.time_zone, evaluation.language,
                         evaluation.situation.calendar) +
         ".";
}

}  // namespace

bool is_withheld(Verdict verdict) {
  return verdict == Verdict::questions || verdict == Verdict::basics || verdict == Verdict::claims ||
         verdict == Verdict::refused;
}

Verdict judge(const Evaluation& evaluation, const Card& card) {
  const auto& nodes = evaluation.pack.nodes;
  const Facts& facts = evaluation.facts;
  const bool fits = test(nodes, card.rule, facts.usable) == Truth::yes;
  if (!fits) {
    const bool would_fit =
        (card.facts & facts.refused) != 0 && test(nodes, card.rule, facts.everything) == Truth::yes;
    if (!would_fit) return Verdict::no_fit;
  }
  if (const Standing* standing = evaluation.standing_of(card)) {
    if (standing->dismissed) return Verdict::dismissed;
    if (standing->snoozed_until) return Verdict::snoozed;
    if (fits && is_resting(evaluation, card, *standing)) return Verdict::resting;
  }
  if (!fits) return Verdict::refused;
  if (card.asks && evaluation.resents_questions()) return Verdict::questions;
  if (card.basics && evaluation.expert_customer()) return Verdict::basics;
  if (!card.claims.empty() && unverified_claim(evaluation, card)) return Verdict::claims;
  if (is_fillable(evaluation, card)) return Verdict::shown;
  return (card.facts & facts.refused) != 0 ? Verdict::refused : Verdict::not_known;
}

int score(const Evaluation& evaluation, const Card& card) {
  const Standing* standing = evaluation.standing_of(card);
  return card.priority + particulars(evaluation, card) + (standing ? adds(*standing, card.priority) : 0);
}

std::string reason(const Evaluation& evaluation, const Card& card, Verdict verdict) {
  const bool arabic = evaluation.language == Language::arabic;
  switch (verdict) {
    case Verdict::shown:
      break;
    case Verdict::no_fit:
      return explain_obstacles(evaluation, card);
    case Verdict::dismissed:
      return arabic ? "استُبعدت في هذا التواصل." : "It was dismissed in this interaction.";
    case Verdict::snoozed:
      return until(evaluation, "مؤجَّلة حتى ", "It is snoozed until ",
                   *evaluation.standing_of(card)->snoozed_until);
    case Verdict::resting:
      return until(evaluation, "عُرضت لهذا العميل قريبًا، وتعود بعد ",
                   "It was shown to this customer lately, and rests until ",
                   *evaluation.standing_of(card)->last_shown + card.cooldown);
    case Verdict::questions:
      return explain_questions(evaluation);
    case Verdict::basics:
      return explain_basics(evaluation);
    case Verdict::claims:
      return explain_claim(evaluation, *unverified_claim(evaluation, card));
    case Verdict::refused:
      return explain_refusal(evaluation, card);
    case Verdict::not_known:
      return (arabic ? "يحتاج نصها إلى ما ليس معروفًا: " : "Its text needs what is not known: ") +
             missing_value(evaluation, card) + ".";
  }
  return {};
}

}  // namespace rafiq::guidance
