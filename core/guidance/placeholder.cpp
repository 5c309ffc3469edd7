// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/placeholder.hpp"

#include "core/guidance/claims.hpp"
#include "core/guidance/fact_words.hpp"
#include "core/guidance/sources.hpp"

#include <bit>

namespace rafiq::guidance {
namespace {

std::optional<std::string> if_any(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::optional<std::string> form_of_address(const Evaluation& evaluation) {
  const auto& readings = evaluation.profile.readings(FactKey::profile_form_of_address).usable;
  return if_any(readings.empty() ? evaluation.situation.customer.name : readings.front().fact->value);
}

// The first of `values`, in words.
std::optional<std::string> first_in_words(const Evaluation& evaluation, FactKey key, ValueSet values) {
  if (values.empty()) return std::nullopt;
  const int first = values.low != 0 ? std::countr_zero(values.low) : 64 + std::countr_zero(values.high);
  return if_any(value_in_words(evaluation.pack, key, ValueSet::of(static_cast<unsigned>(first)),
                               evaluation.language, {}));
}

// The value that the rule found, or the first recorded.
std::optional<std::string> profile_value(const Evaluation& evaluation, std::uint32_t rule, FactKey key) {
  const FactTable& table = evaluation.facts.usable;
  if (!table.knows(key)) return std::nullopt;
  const ValueSet recorded = table.value(key);
  ValueSet found;
  const auto remember = [&](const Node& leaf, bool holds) {
    if (!holds || leaf.fact != key || leaf.op != Op::one_of || !found.empty()) return;
    found = {leaf.values.low & recorded.low, leaf.values.high & recorded.high};
  };
  if (rule != no_rule) visit_support(evaluation.pack.nodes, rule, table, Truth::yes, remember);
  return first_in_words(evaluation, key, found.empty() ? recorded : found);
}

std::optional<std::string> subject(const std::optional<CaseSeen>& seen) {
  return seen ? if_any(seen->about.subject) : std::nullopt;
}
std::optional<std::string> what(const std::optional<Commitment>& commitment) {
  return commitment ? if_any(commitment->what) : std::nullopt;
}
std::optional<std::string> due(const Evaluation& evaluation, const std::optional<Commitment>& commitment) {
  if (!commitment) return std::nullopt;
  return moment_in_words(commitment->due, evaluation.situation.time_zone, evaluation.language,
                         evaluation.situation.calendar);
}

std::optional<std::string> of_entitlement(const Evaluation& evaluation, Slot slot) {
  const auto& entitlement = evaluation.situation.entitlement;
  if (!entitlement) return std::nullopt;
  const auto& text = slot == Slot::entitlement_title ? entitlement->title : entitlement->how;
  return if_any(text[evaluation.language]);
}
std::optional<std::string> claim_in_words(const Evaluation& evaluation, const std::string& id) {
  const Claim* claim = verified_claim(evaluation.pack, id, evaluation.today);
  return claim ? if_any(claim->text[evaluation.language]) : std::nullopt;
}

}  // namespace

std::optional<std::string> value_of(const Evaluation& evaluation, std::uint32_t rule, const Piece& piece) {
  const JourneySummary& journey = evaluation.situation.journey;
  switch (piece.slot) {
    case Slot::nothing:
      break;
    case Slot::customer_address:
      return form_of_address(evaluation);
    case Slot::customer_name:
      return if_any(evaluation.situation.customer.name);
    case Slot::profile_value:
      return profile_value(evaluation, rule, piece.fact);
    case Slot::open_complaint_subject:
      return subject(journey.open_complaint);
    case Slot::open_complaint_days:
      if (!journey.open_complaint) break;
      return days_in_words(days_between(journey.open_complaint->opened, journey.at), evaluation.language);
    case Slot::suggestion_subject:
      return subject(journey.suggestion_acted_on);
    case Slot::due_commitment_what:
      return what(journey.commitment_due);
    case Slot::due_commitment_due:
      return due(evaluation, journey.commitment_due);
    case Slot::broken_commitment_what:
      return what(journey.broken_commitment);
    case Slot::broken_commitment_due:
      return due(evaluation, journey.broken_commitment);
    case Slot::entitlement_title:
    case Slot::entitlement_how:
      return of_entitlement(evaluation, piece.slot);
    case Slot::claim:
      return claim_in_words(evaluation, piece.claim);
  }
  return std::nullopt;
}

}  // namespace rafiq::guidance
