// SPDX-License-Identifier: Apache-2.0
#include "core/app/identity.hpp"

#include "core/app/context.hpp"
#include "core/app/customers.hpp"
#include "core/context/reference.hpp"
#include "core/store/customers.hpp"
#include "core/store/identity.hpp"

namespace rafiq::app {
namespace {

using Links = std::vector<CustomerLink>;

// The links that a reference can mean.
Result<Links> meant(Context& context, std::string_view text) {
  store::Identity identity(*context.database);
  const auto reference = context::read_reference(text);
  RAFIQ_TRY(const auto customer, Customers(context).resolve(text));
  RAFIQ_TRY(auto links, identity.links(customer));
  if (reference.kind == context::Reference::Kind::local && reference.local != customer)
    std::erase_if(links, [&](const CustomerLink& link) { return link.other != reference.local; });
  if (reference.kind == context::Reference::Kind::external) {
    RAFIQ_TRY(auto of_record, identity.links_of_record(customer, reference.account, reference.value));
    if (!of_record.empty()) return of_record;
  }
  return links;
}

}  // namespace

Result<std::vector<Identity::Suggestion>> Identity::named(std::vector<LikelySame> found) {
  store::Customers customers(*context_.database);
  std::vector<Suggestion> named;
  for (auto& pair : found) {
    RAFIQ_TRY(const auto one, customers.get(pair.one));
    RAFIQ_TRY(const auto other, customers.get(pair.other));
    named.push_back({std::move(pair), one.name, other.name});
  }
  return named;
}

Result<std::vector<Identity::Suggestion>> Identity::suggestions(CustomerId customer, int limit) {
  RAFIQ_TRY(auto found, store::Identity(*context_.database).suggestions(customer, limit));
  return named(std::move(found));
}

Result<std::vector<Identity::Suggestion>> Identity::suggestions(int limit) {
  RAFIQ_TRY(auto found, store::Identity(*context_.database).suggestions(limit));
  return named(std::move(found));
}

Status Identity::link(CustomerId kept, CustomerId other) {
  return store::Identity(*context_.database).link(kept, other, context_.clock->now(), context_.agent);
}

Result<CustomerId> Identity::unlink(std::string_view reference) {
  RAFIQ_TRY(const auto links, meant(context_, reference));
  if (links.empty())
    return Error{ErrorCode::not_found, "This customer is not linked with another", "",
                 "See who is who: rafiqctl customer show REF"};
  if (links.size() > 1) {
    std::string names;
    for (const auto& link : links) names += (names.empty() ? "" : ", ") + link.other.text();
    return Error{ErrorCode::conflict, "Several customers were linked into this one: " + names, "",
                 "Name one of them"};
  }
  RAFIQ_TRY(store::Identity(*context_.database).unlink(links.front().other));
  return links.front().other;
}

Result<std::vector<CustomerLink>> Identity::links(CustomerId customer) {
  return store::Identity(*context_.database).links(customer);
}

}  // namespace rafiq::app
