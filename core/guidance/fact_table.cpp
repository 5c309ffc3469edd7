// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/fact_table.hpp"

#include "core/guidance/claims.hpp"
#include "core/guidance/free_text.hpp"
#include "core/guidance/local_time.hpp"

#include <algorithm>

namespace rafiq::guidance {
namespace {

ValueSet yes(bool value) {
  return ValueSet::of(value ? 1 : 0);
}

template <class Enum>
ValueSet value(Enum one) {
  return ValueSet::of(static_cast<unsigned>(one));
}

enum class PartOfDay { morning, afternoon, evening };

PartOfDay part_of_day(const Situation& situation) {
  const auto hour = local_hour(situation.now, situation.time_zone);
  if (hour >= 4 && hour < 12) return PartOfDay::morning;
  return hour >= 12 && hour < 17 ? PartOfDay::afternoon : PartOfDay::evening;
}

bool upset_now(const Interaction& interaction) {
  const auto* upset = last_event(interaction, InteractionEventKind::upset);
  const auto* calmed = last_event(interaction, InteractionEventKind::calmed);
  return upset && (!calmed || calmed->at < upset->at);
}

// What was seen of the customer; anger that has passed is not seen any more.
ValueSet observed_now(const Interaction& interaction) {
  const auto names = info(FactKey::interaction_observed).values;
  const auto* calmed = last_event(interaction, InteractionEventKind::calmed);
  ValueSet values;
  for (const InteractionEvent& event : interaction.events) {
    if (event.kind != InteractionEventKind::observed) continue;
    const auto found = std::find(names.begin(), names.end(), event.note);
    if (found == names.end() || (event.note == "angry" && calmed && calmed->at >= event.at)) continue;
    values.add(static_cast<unsigned>(found - names.begin()));
  }
  return values;
}

void add_interaction(FactTable& table, const Pack& pack, const Interaction& interaction) {
  using enum InteractionEventKind;
  const auto marked = [&](InteractionEventKind kind) {
    return yes(last_event(interaction, kind) != nullptr);
  };
  table.set(FactKey::interaction_stage, value(interaction.stage));
  table.set(FactKey::interaction_phase, value(phase_of(interaction.stage)));
  table.set(FactKey::interaction_channel, value(interaction.channel));
  if (const auto reason = value_named(pack.words(FactKey::interaction_reason), interaction.reason))
    table.set(FactKey::interaction_reason, ValueSet::of(*reason));
  table.set(FactKey::interaction_interrupted, marked(interrupted));
  table.set(FactKey::interaction_not_convinced, marked(not_convinced));
  table.set(FactKey::interaction_upset, yes(upset_now(interaction)));
  table.set(FactKey::interaction_suggestion_made, marked(suggestion_made));
  table.set(FactKey::interaction_customer_noticed, marked(customer_noticed));
  if (const ValueSet values = observed_now(interaction); !values.empty())
    table.set(FactKey::interaction_observed, values);
}

void add_journey(FactTable& table, const JourneySummary& journey) {
  table.set_number(FactKey::journey_contacts, journey.contacts);
  table.set(FactKey::journey_first_contact, yes(journey.contacts == 0));
  table.set(FactKey::journey_open_case, yes(journey.open_case.has_value()));
  table.set(FactKey::journey_open_complaint, yes(journey.open_complaint.has_value()));
  table.set(FactKey::journey_feeling_fell, yes(journey.last_feeling && journey.last_feeling->fallen_from));
  table.set(FactKey::journey_suggestion_acted_on, yes(journey.suggestion_acted_on.has_value()));
  table.set(FactKey::journey_broken_commitment, yes(journey.broken_commitment.has_value()));
  table.set(FactKey::journey_commitment_due, yes(journey.commitment_due.has_value()));
  table.set(FactKey::journey_recurring_problem, yes(journey.recurring_problem.has_value()));
  table.set(FactKey::journey_recent_purchase, yes(journey.recent_purchase.has_value()));
  table.set(FactKey::journey_loyalty_signal, yes(journey.loyalty_signal.has_value()));
  if (journey.open_complaint)
    table.set_number(FactKey::journey_open_complaint_days,
                     days_between(journey.open_complaint->opened, journey.at));
  if (journey.last_contact)
    table.set_number(FactKey::journey_last_contact_days, days_between(journey.last_contact->at, journey.at));
  if (journey.last_feeling) table.set_number(FactKey::journey_last_feeling, journey.last_feeling->feeling);
}

enum class Tenure { fresh, settled, seasoned };

void add_agent(FactTable& table, const AgentState& agent, std::chrono::sys_days today) {
  constexpr std::chrono::days settled_after{90};
  constexpr std::chrono::days seasoned_after{365};
  table.set_number(FactKey::agent_load, agent.interactions_last_hour);
  table.set(FactKey::agent_first_of_shift, yes(agent.first_of_shift));
  table.set(FactKey::agent_hard_run, yes(agent.hard_run));
  if (!agent.first_day) return;
  const auto worked = today - *agent.first_day;
  table.set(FactKey::agent_tenure, value(worked >= seasoned_after  ? Tenure::seasoned
                                         : worked >= settled_after ? Tenure::settled
                                                                   : Tenure::fresh));
}

ValueSet united(const std::vector<Reading>& readings, ValueSet with) {
  for (const Reading& reading : readings) {
    with.low |= reading.values.low;
    with.high |= reading.values.high;
  }
  return with;
}

void add_profile(Facts& facts, const Profile& profile) {
  for (const FactInfo& fact : fact_catalogue()) {
    const AspectReadings& readings = profile.readings(fact.key);
    const bool many = fact.type == FactType::set;
    const auto value_of = [&](const std::vector<Reading>& from) {
      return many ? united(from, {}) : from.front().values;
    };
    if (!readings.usable.empty()) {
      facts.usable.set(fact.key, value_of(readings.usable));
      facts.everything.set(fact.key, value_of(readings.usable));
    }
    if (readings.refused.empty()) continue;
    facts.refused |= bit(fact.key);
    const ValueSet refused = value_of(readings.refused);
    if (many)
      facts.everything.set(fact.key, united(readings.usable, refused));
    else if (readings.usable.empty())
      facts.everything.set(fact.key, refused);
  }
}

}  // namespace

std::int32_t days_between(TimePoint from, TimePoint to) {
  return static_cast<std::int32_t>(
      std::max<std::int64_t>(0, std::chrono::floor<std::chrono::days>(to - from).count()));
}

const InteractionEvent* last_event(const Interaction& interaction, InteractionEventKind kind) {
  const InteractionEvent* last = nullptr;
  for (const InteractionEvent& event : interaction.events)
    if (event.kind == kind && (!last || last->at <= event.at)) last = &event;
  return last;
}

Facts facts_of(const Pack& pack, const Situation& situation, const Profile& profile,
               std::chrono::sys_days today) {
  Facts facts;
  FactTable& table = facts.usable;
  add_interaction(table, pack, situation.interaction);
  add_journey(table, situation.journey);
  table.set(FactKey::journey_unclaimed_entitlement, yes(situation.entitlement.has_value()));
  add_agent(table, situation.agent, today);
  table.set(FactKey::organisation_advantage, yes(has_advantage(pack, today)));
  table.set(FactKey::time_part_of_day, value(part_of_day(situation)));
  facts.everything = table;
  add_profile(facts, profile);
  return facts;
}

}  // namespace rafiq::guidance
