// SPDX-License-Identifier: Apache-2.0
// Privacy::everything.
#include "core/store/held.hpp"

#include "core/app/context.hpp"
#include "core/app/privacy.hpp"
#include "core/store/claims.hpp"
#include "core/store/customers.hpp"
#include "core/store/facts.hpp"
#include "core/store/identity.hpp"
#include "core/store/interactions.hpp"
#include "core/store/journey.hpp"
#include "core/store/noticed.hpp"
#include "core/store/outbox.hpp"

#include <algorithm>

namespace rafiq::app {
namespace {

Status read_promises(store::Database& database, HeldOnCustomer& held) {
  store::Journey journey(database);
  RAFIQ_TRY(auto commitments, journey.commitments(held.customer.id));
  for (auto& commitment : commitments) {
    RAFIQ_TRY(auto changes, journey.changes(commitment.id));
    held.promises.push_back({std::move(commitment), std::move(changes)});
  }
  return success();
}

Status read_interactions(store::Database& database, HeldOnCustomer& held) {
  store::Interactions stored(database);
  RAFIQ_TRY(auto interactions, stored.of(held.customer.id));
  RAFIQ_TRY(const auto reactions, stored.reactions(held.customer.id));
  RAFIQ_TRY(const auto cards, stored.shown_to(held.customer.id));
  std::reverse(interactions.begin(), interactions.end());
  for (auto& interaction : interactions) {
    HeldOnCustomer::Served served;
    for (const auto& reaction : reactions)
      if (reaction.interaction == interaction.id) served.reactions.push_back(reaction);
    for (const auto& card : cards)
      if (card.interaction == interaction.id) served.cards.push_back({card.card, card.first});
    served.interaction = std::move(interaction);
    held.interactions.push_back(std::move(served));
  }
  return success();
}

Status read_noticed(store::Database& database, HeldOnCustomer& held) {
  RAFIQ_TRY(auto all, store::NoticedLog(database).all());
  // Marks within an interaction are told with it.
  for (auto& noticed : all)
    if (noticed.customer == held.customer.id && noticed.id.valid())
      held.noticed.push_back(std::move(noticed));
  return success();
}

}  // namespace

Result<HeldOnCustomer> Privacy::everything(CustomerId customer) {
  RAFIQ_TRY(context_.policy->now()->allows_export());
  auto& database = *context_.database;
  HeldOnCustomer held;
  held.at = context_.clock->now();
  RAFIQ_TRY(held.customer, store::Customers(database).get(customer));
  store::Held stored(database);
  RAFIQ_TRY(held.served_at, stored.served_at(customer));
  RAFIQ_TRY(held.links, store::Identity(database).links(customer));
  RAFIQ_TRY(held.records, stored.records(customer));
  RAFIQ_TRY(held.facts, store::Facts(database).of(customer));
  RAFIQ_TRY(held.touchpoints, store::Journey(database).touchpoints(customer));
  RAFIQ_TRY(read_promises(database, held));
  RAFIQ_TRY(read_interactions(database, held));
  RAFIQ_TRY(held.claims, store::Claims(database).of(customer));
  RAFIQ_TRY(read_noticed(database, held));
  RAFIQ_TRY(held.edits, store::Outbox(database).of(customer));
  RAFIQ_TRY(held.kept_aside, stored.kept_aside(customer));
  return held;
}

}  // namespace rafiq::app
