// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/records.hpp"
#include "tests/support/home.hpp"

#include <initializer_list>
#include <string>

namespace rafiq::test {

// Records as core/sync would hand them to the store. `base` stands for the JSON: it differs when the record
// does.
inline store::Record customer_record(const std::string& id, const std::string& name,
                                     store::CustomerRecord body = {}) {
  body.name = name;
  store::Record record;
  record.key = {"user", id};
  record.version = "1";
  record.url = "https://crm.example/user/" + id;
  record.base = name;
  for (const auto& fact : body.facts) record.base += "|" + fact.value;
  for (const auto& phone : body.phones) record.base += "|" + phone.value;
  for (const auto& mail : body.mails) record.base += "|" + mail.value;
  record.body = std::move(body);
  return record;
}

inline store::Record touchpoint_record(const std::string& id, const std::string& customer,
                                       const std::string& what) {
  store::TouchpointRecord body;
  body.customer = {"user", customer};
  body.touchpoint.what = what;
  body.touchpoint.at = noon;
  store::Record record;
  record.key = {"ticket", id};
  record.base = customer + "|" + what;
  record.body = std::move(body);
  return record;
}

inline store::Record deleted_record(const std::string& entity, const std::string& id) {
  store::Record record;
  record.key = {entity, id};
  record.body = store::DeletedRecord{};
  return record;
}

inline store::Change put(store::Database& database, store::AccountId account, const store::Record& record,
                         store::Records::PutOptions options = {noon, true}) {
  auto change = store::Change::unchanged;
  const auto written = database.write([&]() -> Status {
    RAFIQ_TRY(change, store::Records(database).put(account, record, options));
    return success();
  });
  if (!written) throw std::runtime_error(written.error().message());
  return change;
}

inline CustomerId customer_of(store::Database& database, store::AccountId account, const std::string& id) {
  return store::Records(database).customer_of(account, {"user", id}).value().value_or(CustomerId{});
}

}  // namespace rafiq::test
