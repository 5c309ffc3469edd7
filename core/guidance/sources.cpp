// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/sources.hpp"

#include "core/guidance/claims.hpp"
#include "core/guidance/fact_words.hpp"
#include "core/guidance/text.hpp"

#include <algorithm>

namespace rafiq::guidance {
namespace {

// What a journey, interaction or other fact rests on.
struct Origin {
  std::string source;
  std::optional<TimePoint> at;
  std::string value;  // empty: the fact's own value in words
};

std::optional<TimePoint> if_set(TimePoint at) {
  return at == TimePoint{} ? std::nullopt : std::optional(at);
}

std::string in_either(Language language, std::string_view arabic, std::string_view english) {
  return std::string(language == Language::arabic ? arabic : english);
}

std::string crm_field(const Fact& fact, Language language) {
  const std::string label = embedded(fact.label, language);
  const std::string account = embedded(fact.who, language);
  if (fact.who.empty()) return in_either(language, "سجل العميل", "the customer's record");
  if (fact.label.empty()) return in_either(language, "سجل العميل في ", "the record in ") + account;
  if (language == Language::arabic) return "حقل " + label + " في " + account;
  return "CRM field " + label + " of " + account;
}

std::string of_case(const CaseSeen& seen, Language language) {
  const std::string number = embedded(seen.about.id, language);
  if (seen.account.empty()) return in_either(language, "المعاملة ", "case ") + number;
  return in_either(language, "المعاملة ", "case ") + number + in_either(language, " في ", " of ") +
         embedded(seen.account, language);
}

std::string recorded_in(const std::string& account, Language language) {
  if (account.empty()) return in_either(language, "مسجَّل على هذا الجهاز", "recorded on this machine");
  return in_either(language, "مسجَّل في ", "recorded in ") + embedded(account, language);
}

class Journey {
 public:
  explicit Journey(const Evaluation& evaluation)
      : journey_(evaluation.situation.journey), language_(evaluation.language) {}

  [[nodiscard]] Origin of(FactKey key) const {
    switch (key) {
      case FactKey::journey_open_case:
        return from(journey_.open_case, &CaseSeen::opened);
      case FactKey::journey_open_complaint:
      case FactKey::journey_open_complaint_days: {
        Origin origin = from(journey_.open_complaint, &CaseSeen::opened);
        if (key == FactKey::journey_open_complaint_days) origin.value.clear();
        return origin;
      }
      case FactKey::journey_recurring_problem:
        return from(journey_.recurring_problem, &CaseSeen::changed);
      case FactKey::journey_suggestion_acted_on:
        return from(journey_.suggestion_acted_on, &CaseSeen::changed);
      case FactKey::journey_recent_purchase:
        return from(journey_.recent_purchase, &CaseSeen::opened);
      case FactKey::journey_broken_commitment:
        return from(journey_.broken_commitment);
      case FactKey::journey_commitment_due:
        return from(journey_.commitment_due);
      case FactKey::journey_contacts:
      case FactKey::journey_first_contact:
      case FactKey::journey_last_contact_days:
        if (!journey_.last_contact) break;
        return {recorded_in(journey_.last_contact->account, language_), journey_.last_contact->at, {}};
      case FactKey::journey_loyalty_signal:
        if (!journey_.loyalty_signal) break;
        return {recorded_in(journey_.loyalty_signal->account, language_), journey_.loyalty_signal->at,
                journey_.loyalty_signal->what};
      case FactKey::journey_last_feeling:
      case FactKey::journey_feeling_fell:
        if (!journey_.last_feeling) break;
        return {recorded_in(journey_.last_feeling->account, language_), journey_.last_feeling->at, {}};
      default:
        break;
    }
    return nothing_there();
  }

 private:
  [[nodiscard]] Origin nothing_there() const {
    return {in_either(language_, "سجل الرحلة", "the journey"), if_set(journey_.at), {}};
  }
  [[nodiscard]] Origin from(const std::optional<CaseSeen>& seen, TimePoint CaseSeen::*when) const {
    if (!seen) return nothing_there();
    return {of_case(*seen, language_), (*seen).*when, seen->about.subject};
  }
  [[nodiscard]] Origin from(const std::optional<Commitment>& commitment) const {
    const std::string promises = in_either(language_, "سجل الوعود", "the promises");
    if (!commitment) return {promises, if_set(journey_.at), {}};
    return {promises, if_set(commitment->made), commitment->what};
  }

  const JourneySummary& journey_;
  Language language_;
};

std::optional<InteractionEventKind> event_behind(FactKey key) {
  switch (key) {
    case FactKey::interaction_interrupted:
      return InteractionEventKind::interrupted;
    case FactKey::interaction_not_convinced:
      return InteractionEventKind::not_convinced;
    case FactKey::interaction_upset:
      return InteractionEventKind::upset;
    case FactKey::interaction_suggestion_made:
      return InteractionEventKind::suggestion_made;
    case FactKey::interaction_customer_noticed:
      return InteractionEventKind::customer_noticed;
    case FactKey::interaction_observed:
      return InteractionEventKind::observed;
    default:
      return std::nullopt;
  }
}

Origin of_advantage(const Evaluation& evaluation) {
  for (const Claim& claim : evaluation.pack.claims)
    if (claim.compares && verified_claim(evaluation.pack, claim.id, evaluation.today))
      return {claim.source, claim.verified, claim.text[evaluation.language]};
  return {in_either(evaluation.language, "ما تثبته المنظمة", "the organisation's claims"), std::nullopt, {}};
}

Origin of_entitlement(const Evaluation& evaluation) {
  Origin origin{in_either(evaluation.language, "سجل الحقوق", "the register of rights"), std::nullopt, {}};
  if (const auto& entitlement = evaluation.situation.entitlement)
    origin.value = entitlement->title[evaluation.language];
  return origin;
}

Origin origin_of(const Evaluation& evaluation, FactKey key) {
  const Language language = evaluation.language;
  if (key == FactKey::agent_load || key == FactKey::agent_first_of_shift || key == FactKey::agent_hard_run)
    return {in_either(language, "تواصلاتك اليوم", "your interactions today"), std::nullopt, {}};
  if (key == FactKey::time_part_of_day)
    return {in_either(language, "الساعة", "the clock"), evaluation.situation.now, {}};
  if (key == FactKey::agent_tenure)
    return {in_either(language, "أول يوم لك في العمل", "your first day"),
            evaluation.situation.agent.first_day,
            {}};
  if (key == FactKey::organisation_advantage) return of_advantage(evaluation);
  if (key == FactKey::journey_unclaimed_entitlement) return of_entitlement(evaluation);
  if (key > FactKey::interaction_observed) return Journey(evaluation).of(key);
  const Interaction& interaction = evaluation.situation.interaction;
  std::optional<TimePoint> at = if_set(interaction.started);
  if (const auto kind = event_behind(key))
    if (const auto* event = last_event(interaction, *kind)) at = event->at;
  return {in_either(language, "هذا التواصل", "this interaction"), at, {}};
}

FactUsed recorded(const Evaluation& evaluation, FactKey key, const Fact& fact) {
  return {std::string(info(key).name), fact.value, source_of(fact, evaluation.language),
          if_set(fact.noted_at), std::string(fact_words(key, evaluation.language).label)};
}

}  // namespace

std::string embedded(std::string_view text, Language language) {
  const bool ascii =
      std::all_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
  return language == Language::english && ascii ? std::string(text) : isolated(text);
}

std::string source_of(const Fact& fact, Language language) {
  const std::string who = embedded(fact.who, language);
  switch (fact.source) {
    case FactSource::crm_field:
      break;
    case FactSource::told_by_customer:
      if (fact.who.empty()) return in_either(language, "قول العميل", "told by the customer");
      return in_either(language, "قول العميل، تدوين ", "told by the customer to ") + who;
    case FactSource::noted_by_agent:
      if (fact.who.empty()) return in_either(language, "تدوين موظف الخدمة", "noted by an agent");
      return in_either(language, "تدوين ", "noted by ") + who;
  }
  return crm_field(fact, language);
}

std::string value_in_words(const Pack& pack, FactKey key, ValueSet values, Language language,
                           std::string_view between) {
  std::string result;
  const auto& words = pack.words(key).values;
  const bool is_boolean = info(key).type == FactType::boolean;
  const std::size_t count = is_boolean ? 2 : words.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (!values.has(static_cast<unsigned>(i))) continue;
    if (!result.empty()) result += between;
    result += is_boolean ? std::string(fixed_value_label(key, i, language)) : words[i].label[language];
  }
  return result;
}

std::vector<FactUsed> facts_behind(const Evaluation& evaluation, FactKey key, ValueSet values) {
  const FactInfo& fact = info(key);
  std::vector<FactUsed> used;
  if (fact.aspect != Aspect::other) {
    for (const Reading& reading : evaluation.profile.readings(key).usable) {
      if (fact.type == FactType::set && !values.empty() && !reading.values.overlaps(values)) continue;
      used.push_back(recorded(evaluation, key, *reading.fact));
      if (fact.type != FactType::set) break;
    }
    return used;
  }
  const FactTable& table = evaluation.facts.usable;
  if (!table.knows(key)) return used;
  Origin origin = origin_of(evaluation, key);
  if (origin.value.empty())
    origin.value = fact.type == FactType::number
                       ? number_in_words(key, table.number(key), evaluation.language)
                       : value_in_words(evaluation.pack, key, table.value(key), evaluation.language, ", ");
  used.push_back({std::string(fact.name), std::move(origin.value), std::move(origin.source), origin.at,
                  std::string(fact_words(key, evaluation.language).label)});
  return used;
}

}  // namespace rafiq::guidance
