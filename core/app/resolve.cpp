// SPDX-License-Identifier: Apache-2.0
// Customers::resolve and resolve_or_fetch: from what people and programs write to a customer.
#include "core/app/context.hpp"
#include "core/app/customers.hpp"
#include "core/app/lane.hpp"
#include "core/app/privacy.hpp"
#include "core/app/stored_account.hpp"
#include "core/context/page.hpp"
#include "core/context/reference.hpp"
#include "core/net/auth/vault.hpp"
#include "core/store/customers.hpp"
#include "core/store/identity.hpp"
#include "core/sync/on_demand.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace rafiq::app {
namespace {

using context::PageRecord;
using context::Reference;
using Ids = std::vector<CustomerId>;

Error nobody(bool crms_were_asked) {
  return {ErrorCode::not_found,
          crms_were_asked ? "No such customer, on this machine or in the CRMs"
                          : "No such customer on this machine",
          "", "Look for the name with rafiqctl customer search TEXT"};
}

// Exactly one, or an error that names them so that the caller can choose.
Result<CustomerId> only_one(const Ids& ids, bool crms_were_asked = false) {
  if (ids.empty()) return nobody(crms_were_asked);
  if (ids.size() == 1) return ids.front();
  std::string names;
  for (const auto id : ids) names += (names.empty() ? "" : ", ") + id.text();
  return Error{ErrorCode::conflict, "Several customers match: " + names, "", "Name one of them by this id"};
}

// The pages of customers' records, of every account whose connector knows them. One that cannot be described
// only loses its own.
std::vector<context::PagePattern> page_patterns(Context& context,
                                                const std::vector<store::Account>& accounts) {
  std::vector<context::PagePattern> patterns;
  for (const auto& account : accounts) {
    const auto description = context.connectors.describe(account.configured.connector);
    if (!description) continue;
    const auto& settings = account.configured.settings;
    const auto base = net::expand_settings(description.value()->base_url, settings);
    if (!base) continue;
    for (const auto& page : description.value()->record_urls) {
      auto made =
          context::PagePattern::create(account.configured.name, base.value(), page.entity, page.pattern);
      if (made) patterns.push_back(std::move(made.value()));
    }
  }
  return patterns;
}

Result<std::optional<PageRecord>> read_page(Context& context, const std::string& url) {
  RAFIQ_TRY(auto accounts, store::Accounts(*context.database).list());
  return context::match_page(page_patterns(context, accounts), url);
}

Result<Ids> stored_record(store::Database& database, const PageRecord& page) {
  store::Customers customers(database);
  RAFIQ_TRY(auto candidates, customers.by_external_id(page.account, page.id));
  Ids ids;
  for (const auto id : candidates) {
    RAFIQ_TRY(auto customer, customers.get(id));
    const bool same = std::any_of(customer.refs.begin(), customer.refs.end(), [&](const ExternalRef& ref) {
      return ref.account == page.account && ref.entity == page.entity && ref.id == page.id;
    });
    if (same) ids.push_back(id);
  }
  return ids;
}

Result<Ids> stored(Context& context, const Reference& reference) {
  store::Customers customers(*context.database);
  switch (reference.kind) {
    case Reference::Kind::local: {
      RAFIQ_TRY(const auto present, store::Identity(*context.database).present(reference.local));
      RAFIQ_TRY(auto customer, customers.get(present));
      return Ids{customer.id};
    }
    case Reference::Kind::external:
      return customers.by_external_id(reference.account, reference.value);
    case Reference::Kind::mail:
      return customers.by_mail(reference.value);
    case Reference::Kind::phone:
      return customers.by_phone(reference.value);
    case Reference::Kind::page: {
      RAFIQ_TRY(auto page, read_page(context, reference.value));
      if (!page) return Ids{};
      return stored_record(*context.database, *page);
    }
    case Reference::Kind::none:
    case Reference::Kind::text:
      break;
  }
  return Error{
      ErrorCode::usage, "This does not name one customer", "",
      "Write account:id, a local id such as c12, a phone or a mail; names are for rafiqctl customer search"};
}

Result<Json> ask(connector::Connection& connection, const Reference& reference,
                 const std::optional<PageRecord>& page) {
  if (page) return connection.get(page->entity, page->id);
  switch (reference.kind) {
    case Reference::Kind::mail:
      return connection.find("mail", reference.value);
    case Reference::Kind::phone:
      return connection.find("phone", reference.value);
    default:
      return connection.find("id", reference.value);
  }
}

// The account the reference names, or all that could hold the customer.
Result<std::vector<Account>> accounts_to_ask(Context& context, const Reference& reference,
                                             const std::optional<PageRecord>& page) {
  if (page || reference.kind == Reference::Kind::external) {
    RAFIQ_TRY(auto account, stored_account(context, page ? page->account : reference.account));
    return std::vector{account};
  }
  RAFIQ_TRY(auto rows, store::Accounts(*context.database).list());
  std::vector<Account> accounts;
  for (const auto& row : rows) accounts.push_back(to_account(row));
  return accounts;
}

Result<Ids> fetch_from(Context& context, const Account& account, const Reference& reference,
                       const std::optional<PageRecord>& page) {
  RAFIQ_TRY(auto description, context.connectors.describe(account.connector));
  RAFIQ_TRY(auto lane, Lane::open(context, account, *description));
  RAFIQ_TRY(auto connection, lane->supervisor().connection());
  RAFIQ_TRY(auto answer, ask(*connection, reference, page));
  return sync::store_answer(*context.database, account.name, answer, context.clock->now());
}

// Asks one account after another until one knows the customer. The first trouble is told only when none does.
Result<Ids> fetch(Context& context, const Reference& reference) {
  std::optional<PageRecord> page;
  if (reference.kind == Reference::Kind::page) {
    RAFIQ_TRY(page, read_page(context, reference.value));
    if (!page) return nobody(false);
  }
  RAFIQ_TRY(auto accounts, accounts_to_ask(context, reference, page));
  std::optional<Error> trouble;
  for (const auto& account : accounts) {
    if (account.state == AccountState::quarantined) continue;
    auto found = fetch_from(context, account, reference, page);
    if (found && !found.value().empty()) return found;
    if (!found && !trouble && found.error().code != ErrorCode::not_found) trouble = found.error();
  }
  if (trouble) return *trouble;
  return Ids{};
}

}  // namespace

Result<CustomerId> Customers::resolve(std::string_view reference) {
  RAFIQ_TRY(auto ids, stored(context_, context::read_reference(reference)));
  return only_one(ids);
}

Result<CustomerId> Customers::resolve_or_fetch(std::string_view text) {
  const Reference reference = context::read_reference(text);
  RAFIQ_TRY(auto known, stored(context_, reference));
  if (!known.empty() || reference.kind == Reference::Kind::local) return only_one(known);
  RAFIQ_TRY(auto fetched, fetch(context_, reference));
  if (fetched.empty()) {
    RAFIQ_TRY(const auto forgotten, Privacy(context_).forgotten_at(text));
    if (forgotten)
      return Error{ErrorCode::not_found, "This customer was forgotten on this machine", "",
                   "Let them in again: rafiqctl customer unsuppress REF"};
  }
  return only_one(fetched, true);
}

}  // namespace rafiq::app
