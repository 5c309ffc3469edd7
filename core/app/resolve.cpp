// SPDX-License-Identifier: Apache-2.0
// Customers::resolve and resolve_or_fetch: from what people and programs write to a customer.
#include "core/app/context.hpp"
#include "core/app/customers.hpp"
#include "core/app/lane.hpp"
#include "core/app/privacy.hpp"
#include "core/app/record_pages.hpp"
#include "core/app/resolving.hpp"
#include "core/app/stored_account.hpp"
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

}  // namespace

Result<Ids> stored_customers(Context& context, const Reference& reference) {
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

namespace {

Result<Json> ask(connector::Connection& connection, const Reference& reference,
                 const std::optional<PageRecord>& page, const CancelToken& cancel) {
  if (page) return connection.get(page->entity, page->id, cancel);
  switch (reference.kind) {
    case Reference::Kind::mail:
      return connection.find("mail", reference.value, cancel);
    case Reference::Kind::phone:
      return connection.find("phone", reference.value, cancel);
    default:
      return connection.find("id", reference.value, cancel);
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
                       const std::optional<PageRecord>& page, const CancelToken& cancel) {
  RAFIQ_TRY(auto description, context.connectors.describe(account.connector));
  RAFIQ_TRY(auto lane, Lane::open(context, account, *description));
  RAFIQ_TRY(auto connection, lane->connection());
  RAFIQ_TRY(auto answer, ask(*connection, reference, page, cancel));
  return sync::store_answer(*context.database, account.name, answer, context.clock->now());
}

}  // namespace

Result<Ids> fetch_customers(Context& context, const Reference& reference, const CancelToken& cancel) {
  std::optional<PageRecord> page;
  if (reference.kind == Reference::Kind::page) {
    RAFIQ_TRY(page, read_page(context, reference.value));
    if (!page) return nobody(false);
  }
  RAFIQ_TRY(auto accounts, accounts_to_ask(context, reference, page));
  std::optional<Error> trouble;
  for (const auto& account : accounts) {
    if (account.state == AccountState::quarantined) continue;
    auto found = fetch_from(context, account, reference, page, cancel);
    if (cancel.requested()) return Error{ErrorCode::cancelled, "The question was taken back", "", ""};
    if (found && !found.value().empty()) return found;
    if (!found && !trouble && found.error().code != ErrorCode::not_found) trouble = found.error();
  }
  if (trouble) return *trouble;
  return Ids{};
}

Error nobody_anywhere(Context& context, std::string_view text) {
  const auto forgotten = Privacy(context).forgotten_at(text);
  if (forgotten && forgotten.value())
    return {ErrorCode::not_found, "This customer was forgotten on this machine", "",
            "Let them in again: rafiqctl customer unsuppress REF"};
  return nobody(true);
}

Result<CustomerId> Customers::resolve(std::string_view reference) {
  RAFIQ_TRY(auto ids, stored_customers(context_, context::read_reference(reference)));
  return only_one(ids);
}

Result<CustomerId> Customers::resolve_or_fetch(std::string_view text) {
  const Reference reference = context::read_reference(text);
  RAFIQ_TRY(auto known, stored_customers(context_, reference));
  if (!known.empty() || reference.kind == Reference::Kind::local) return only_one(known);
  RAFIQ_TRY(auto fetched, fetch_customers(context_, reference));
  if (fetched.empty()) return nobody_anywhere(context_, text);
  return only_one(fetched, true);
}

}  // namespace rafiq::app
