// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/explain.hpp"

#include "core/guidance/claims.hpp"
#include "core/guidance/clauses.hpp"
#include "core/guidance/fact_words.hpp"
#include "core/guidance/render.hpp"
#include "core/guidance/sources.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace rafiq::guidance {
namespace {

bool is_arabic(const Evaluation& evaluation) {
  return evaluation.language == Language::arabic;
}

void add_once(std::vector<std::string>& clauses, std::string clause) {
  if (std::find(clauses.begin(), clauses.end(), clause) == clauses.end())
    clauses.push_back(std::move(clause));
}

void add_once(std::vector<FactUsed>& facts, FactUsed fact) {
  const auto same = [&](const FactUsed& one) {
    return one.name == fact.name && one.value == fact.value && one.source == fact.source;
  };
  if (std::none_of(facts.begin(), facts.end(), same)) facts.push_back(std::move(fact));
}

std::string quoted(const Fact& fact, Language language) {
  const std::string value = embedded(fact.value, language);
  return language == Language::arabic ? " («" + value + "»)" : " (\"" + value + "\")";
}

std::string why_believed(const Fact& chosen, const Fact& other, bool arabic) {
  if (chosen.source == other.source) return arabic ? "لأنه الأحدث" : "because it is newer";
  if (chosen.source == FactSource::told_by_customer)
    return arabic ? "لأن قول العميل مقدَّم" : "because the customer's word comes first";
  return arabic ? "لأن تدوين الموظف مقدَّم على حقل النظام" : "because an agent's note comes before a CRM field";
}

// How it was decided, when the records of one aspect name different values.
std::string disagreement(const Evaluation& evaluation, FactKey key) {
  if (info(key).type == FactType::set) return {};
  const auto& usable = evaluation.profile.readings(key).usable;
  const auto differs = [&](const Reading& reading) {
    return info(key).type == FactType::text ? reading.fact->value != usable.front().fact->value
                                            : reading.values != usable.front().values;
  };
  const auto other = std::find_if(usable.begin(), usable.end(), differs);
  if (other == usable.end()) return {};
  const Language language = evaluation.language;
  const Fact& chosen = *usable.front().fact;
  const Fact& left = *other->fact;
  const std::string label(fact_words(key, language).label);
  const std::string taken = source_of(chosen, language) + quoted(chosen, language);
  const std::string not_taken = source_of(left, language) + quoted(left, language);
  if (language == Language::arabic)
    return " تختلف السجلات في " + label + "، والمعتمد: " + taken + "، لا " + not_taken + "، " +
           why_believed(chosen, left, true) + ".";
  return " Records disagree on " + label + ": " + taken + " was taken and not " + not_taken + ", " +
         why_believed(chosen, left, false) + ".";
}

// The facts of a card's texts that its rule does not ask about.
void add_inserted(const Evaluation& evaluation, const Card& card, std::vector<FactUsed>& facts,
                  FactMask& keys) {
  for (const Text* text :
       {&card.title[evaluation.language], &body_of(evaluation, card), &card.action[evaluation.language]}) {
    for (const Piece& piece : text->pieces) {
      if (piece.slot != Slot::profile_value || (keys & bit(piece.fact)) != 0) continue;
      keys |= bit(piece.fact);
      for (FactUsed& used : facts_behind(evaluation, piece.fact, {})) add_once(facts, std::move(used));
    }
  }
}

void add_claims(const Evaluation& evaluation, const Card& card, std::vector<FactUsed>& facts) {
  for (const std::string& id : card.claims)
    if (const Claim* claim = verified_claim(evaluation.pack, id, evaluation.today))
      facts.push_back({"claim." + id, claim->text[evaluation.language], claim->source,
                       TimePoint{claim->verified},
                       is_arabic(evaluation) ? "ما تثبته المنظمة" : "a claim of the organisation"});
}

// The conditions that held, the facts behind them, and their keys.
Explanation of_rule(const Evaluation& evaluation, std::uint32_t rule, FactMask& keys) {
  Explanation why;
  std::vector<std::string> clauses;
  visit_support(evaluation.pack.nodes, rule, evaluation.facts.usable, Truth::yes,
                [&](const Node& leaf, bool holds) {
                  add_once(clauses, decisive_clause(evaluation, leaf, holds));
                  keys |= bit(leaf.fact);
                  for (FactUsed& used : facts_behind(evaluation, leaf.fact, holds ? leaf.values : ValueSet{}))
                    add_once(why.facts, std::move(used));
                });
  if (clauses.empty())
    why.rule = is_arabic(evaluation) ? "تناسب كل عميل في كل حين." : "It fits every customer at any time.";
  else
    why.rule =
        (is_arabic(evaluation) ? "لأن: " : "Because: ") + joined_by_and(clauses, evaluation.language) + ".";
  return why;
}

void add_disagreements(const Evaluation& evaluation, FactMask keys, std::string& rule) {
  for (const FactInfo& fact : fact_catalogue())
    if (fact.aspect != Aspect::other && (keys & bit(fact.key)) != 0)
      rule += disagreement(evaluation, fact.key);
}

}  // namespace

Explanation explain(const Evaluation& evaluation, const Card& card) {
  FactMask keys = 0;
  Explanation why = of_rule(evaluation, card.rule, keys);
  add_inserted(evaluation, card, why.facts, keys);
  add_claims(evaluation, card, why.facts);
  add_disagreements(evaluation, keys, why.rule);
  return why;
}

Explanation explain_rule(const Evaluation& evaluation, std::uint32_t rule) {
  FactMask keys = 0;
  Explanation why = of_rule(evaluation, rule, keys);
  add_disagreements(evaluation, keys, why.rule);
  return why;
}

std::string explain_obstacles(const Evaluation& evaluation, const Card& card) {
  std::vector<std::string> clauses;
  visit_obstacles(
      evaluation.pack.nodes, card.rule, evaluation.facts.usable,
      [&](const Node& leaf, bool wanted) { add_once(clauses, obstacle_clause(evaluation, leaf, wanted)); });
  return (is_arabic(evaluation) ? "لا تناسب الآن: " : "It does not fit now: ") +
         joined_by_and(clauses, evaluation.language) + ".";
}

std::string explain_refusal(const Evaluation& evaluation, const Card& card) {
  const bool arabic = is_arabic(evaluation);
  std::vector<std::string> reasons;
  for (const FactInfo& fact : fact_catalogue()) {
    if ((card.facts & evaluation.facts.refused & bit(fact.key)) == 0) continue;
    const Reading& reading = evaluation.profile.readings(fact.key).refused.front();
    const std::string label(fact_words(fact.key, evaluation.language).label);
    std::string why;
    switch (reading.refused) {
      case Refusal::no_consent:
        why = arabic ? "ولا موافقة مسجَّلة عليها" : "for which no consent is recorded";
        break;
      case Refusal::consent_refused:
        why = arabic ? "ولم يوافق العميل على استعمالها" : "which the customer did not agree to have used";
        break;
      case Refusal::expired:
        why = arabic ? "وقد انتهت مدتها" : "which has expired";
        break;
      case Refusal::other_purpose:
      case Refusal::none:
        why = arabic ? "وقد سُجِّلت لغرض آخر" : "which was recorded for another purpose";
        break;
    }
    add_once(reasons,
             arabic ? "تعتمد على معلومة (" + label + ")، " + why : "it rests on " + label + ", " + why);
  }
  return (arabic ? "تناسب هذا الموقف، لكنها حُجبت: " : "It would fit, but was withheld: ") +
         joined_by_and(reasons, evaluation.language) + ".";
}

}  // namespace rafiq::guidance
