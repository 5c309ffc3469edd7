// SPDX-License-Identifier: Apache-2.0
#include "core/app/situation.hpp"

#include "core/app/agent_load.hpp"
#include "core/app/context.hpp"
#include "core/app/known_customer.hpp"
#include "core/journey/summary.hpp"
#include "core/store/claims.hpp"
#include "core/store/customers.hpp"
#include "core/store/facts.hpp"
#include "core/store/interactions.hpp"
#include "core/store/journey.hpp"
#include "core/store/settings.hpp"

#include <map>

namespace rafiq::app {
namespace {

using namespace std::chrono_literals;

constexpr auto load_window = 1h;
// Nobody tells us when a shift begins: so long without an interaction means that a new one has.
constexpr auto between_shifts = 6h;

// The open interaction, or the one that would be started now; what the request names comes first.
Result<Interaction> present_interaction(store::Database& database, const GuideRequest& request,
                                        TimePoint now) {
  RAFIQ_TRY(auto open, store::Interactions(database).open_one(request.customer));
  Interaction interaction;
  interaction.customer = request.customer;
  interaction.started = now;
  if (open) interaction = std::move(*open);
  if (request.stage) interaction.stage = *request.stage;
  if (request.channel) interaction.channel = *request.channel;
  return interaction;
}

Result<std::optional<std::chrono::sys_days>> first_day(store::Database& database) {
  RAFIQ_TRY(auto value, store::Settings(database).get("agent.first_day"));
  if (!value) return std::optional<std::chrono::sys_days>();
  RAFIQ_TRY(auto day, parse_iso8601(*value));
  return std::optional(std::chrono::floor<std::chrono::days>(day));
}

Result<guidance::AgentState> agent_state(store::Database& database, TimePoint started, TimePoint now) {
  store::Interactions stored(database);
  RAFIQ_TRY(auto last_hour, stored.started_between(started - load_window, started));
  RAFIQ_TRY(auto this_shift, stored.started_between(started - between_shifts, started));
  guidance::AgentState agent;
  agent.interactions_last_hour = static_cast<int>(last_hour);
  agent.first_of_shift = this_shift == 0;
  RAFIQ_TRY(auto load, read_agent_load(database, now));
  agent.hard_run = load.hard_run;
  RAFIQ_TRY(agent.first_day, first_day(database));
  return agent;
}

// What was on the screen in the interactions before this one, the last of them one ago.
Result<std::vector<guidance::ShownBefore>> shown_before(store::Database& database, CustomerId customer,
                                                        InteractionId present) {
  store::Interactions stored(database);
  RAFIQ_TRY(auto shown, stored.shown_to(customer));
  std::vector<guidance::ShownBefore> before;
  if (shown.empty()) return before;
  RAFIQ_TRY(auto interactions, stored.of(customer));
  std::map<InteractionId, int> ago;
  for (const Interaction& one : interactions)
    if (one.id != present) ago.emplace(one.id, static_cast<int>(ago.size()) + 1);
  for (auto& one : shown)
    if (const auto found = ago.find(one.interaction); found != ago.end())
      before.push_back({std::move(one.card), found->second, one.first});
  return before;
}

Result<std::vector<guidance::KeptLine>> kept_lines(store::Database& database) {
  RAFIQ_TRY(auto reactions, store::Interactions(database).kept_lines());
  std::vector<guidance::KeptLine> lines;
  for (auto& one : reactions) lines.push_back({std::move(one.card), std::move(one.text)});
  return lines;
}

// The right of this customer to speak of first: of a product or case of theirs, ending first, not claimed
// yet.
Result<std::optional<guidance::UnclaimedEntitlement>> unclaimed(Context& context,
                                                                const guidance::Situation& situation,
                                                                const std::vector<Touchpoint>& touchpoints) {
  using Found = std::optional<guidance::UnclaimedEntitlement>;
  RAFIQ_TRY(auto pack, context.packs.pack());
  if (pack->entitlements.empty()) return Found();
  RAFIQ_TRY(auto claims, store::Claims(*context.database).of(situation.customer.id));
  const auto cases = cases_with_rights(touchpoints, situation.now);
  const auto products = guidance::products_of(guidance::read_profile(*pack, situation));
  for (const auto& one : guidance::entitled(*pack, products, cases, situation.now)) {
    const bool of_everybody = !one.about && one.entitlement->products.empty();
    if (!of_everybody && !claimed_at(claims, one))
      return Found({one.entitlement->title, one.entitlement->how});
  }
  return Found();
}

}  // namespace

Result<guidance::Situation> situation_of(Context& context, const GuideRequest& request) {
  store::Database& database = *context.database;
  const TimePoint now = context.clock->now();
  guidance::Situation situation;
  situation.now = now;
  situation.time_zone = guidance::host_time_zone();
  situation.calendar = context.calendar();
  RAFIQ_TRY(situation.customer, store::Customers(database).get(request.customer));
  RAFIQ_TRY(situation.facts, store::Facts(database).readable(request.customer));
  RAFIQ_TRY(situation.interaction, present_interaction(database, request, now));
  RAFIQ_TRY(auto touchpoints, store::Journey(database).touchpoints(request.customer));
  RAFIQ_TRY(auto commitments, store::Journey(database).commitments(request.customer));
  situation.journey = journey::summarise(touchpoints, commitments, now, situation.interaction.started);
  RAFIQ_TRY(situation.entitlement, unclaimed(context, situation, touchpoints));
  RAFIQ_TRY(situation.agent, agent_state(database, situation.interaction.started, now));
  RAFIQ_TRY(situation.reactions, store::Interactions(database).reactions(request.customer));
  RAFIQ_TRY(auto earlier, store::Interactions(database).ended_with(request.customer));
  situation.previous_interactions = static_cast<int>(earlier);
  RAFIQ_TRY(situation.shown, shown_before(database, request.customer, situation.interaction.id));
  RAFIQ_TRY(situation.kept_lines, kept_lines(database));
  situation.seed = request.seed;
  return situation;
}

}  // namespace rafiq::app
