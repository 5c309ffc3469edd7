// SPDX-License-Identifier: Apache-2.0
#include "core/app/customers.hpp"

#include "core/app/context.hpp"
#include "core/app/edit_making.hpp"
#include "core/store/customers.hpp"
#include "core/store/facts.hpp"
#include "core/store/journey.hpp"

namespace rafiq::app {

Result<std::vector<SearchHit>> Customers::search(std::string_view text, int limit) {
  RAFIQ_TRY(auto found, store::Customers(*context_.database).search(text, limit));
  std::vector<SearchHit> hits;
  for (auto& customer : found)
    hits.push_back({customer.id, std::move(customer.name), std::move(customer.detail)});
  return hits;
}

Result<Customer> Customers::get(CustomerId id) {
  return store::Customers(*context_.database).get(id);
}

Result<std::vector<Fact>> Customers::facts(CustomerId id) {
  RAFIQ_TRY(store::Customers(*context_.database).get(id));
  return store::Facts(*context_.database).of(id);
}

Result<std::vector<Touchpoint>> Customers::journey(CustomerId id) {
  RAFIQ_TRY(store::Customers(*context_.database).get(id));
  return store::Journey(*context_.database).touchpoints(id);
}

Result<std::vector<Commitment>> Customers::commitments(CustomerId id) {
  RAFIQ_TRY(store::Customers(*context_.database).get(id));
  return store::Journey(*context_.database).commitments(id);
}

Result<FactId> Customers::set_fact(CustomerId id, const NewFact& given) {
  if (given.value.empty()) return Error{ErrorCode::usage, "The fact has no value", "", ""};
  RAFIQ_TRY(context_.policy->now()->allows_aspect(given.aspect));
  Fact fact;
  fact.customer = id;
  fact.aspect = given.aspect;
  fact.label = given.label;
  fact.value = given.value;
  fact.source = given.source;
  fact.who = context_.agent;
  fact.purpose = "service";
  fact.noted_at = context_.clock->now();
  if (given.consent) fact.consent = Consent{true, context_.agent, fact.noted_at};
  fact.expires_at = given.expires_at;
  RAFIQ_TRY(const auto targets, targets_of(context_, id));
  RAFIQ_TRY(context_.database->write([&]() -> Status {
    RAFIQ_TRY(fact.id, store::Facts(*context_.database).add(fact));
    return send_fact(context_, targets, fact);
  }));
  return fact.id;
}

Status Customers::remove_fact(FactId id) {
  store::Facts facts(*context_.database);
  RAFIQ_TRY(const auto fact, facts.get(id));
  RAFIQ_TRY(const auto targets, targets_of(context_, fact.customer));
  return context_.database->write([&]() -> Status {
    RAFIQ_TRY(withdraw_fact(context_, targets, fact));
    return fact.source == FactSource::crm_field ? success() : facts.remove(id);
  });
}

}  // namespace rafiq::app
