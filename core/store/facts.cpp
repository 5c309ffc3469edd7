// SPDX-License-Identifier: Apache-2.0
#include "core/store/facts.hpp"

#include "core/store/connection.hpp"
#include "core/store/customer_row.hpp"
#include "core/store/errors.hpp"
#include "core/store/fact_row.hpp"

namespace rafiq::store {
namespace {

constexpr std::string_view facts_of_customer =
    "SELECT fact.id, fact.customer_id, aspect, label, value, source, who, purpose, coalesce(noted_at, "
    "record.modified_at, record.first_seen), consent_given, consent_by, consent_at, expires_at FROM fact "
    "LEFT JOIN "
    "record ON record.id = fact.record_id WHERE fact.customer_id = ? ORDER BY aspect, 9 DESC, fact.id";
constexpr std::string_view one_fact =
    "SELECT fact.id, fact.customer_id, aspect, label, value, source, who, purpose, coalesce(noted_at, "
    "record.modified_at, record.first_seen), consent_given, consent_by, consent_at, expires_at FROM fact "
    "LEFT JOIN "
    "record ON record.id = fact.record_id WHERE fact.id = ?";

Fact read(const Query& row) {
  Fact fact;
  fact.id.value = row.integer(0);
  fact.customer.value = row.integer(1);
  fact.aspect = aspect_from(row.text(2)).value_or(Aspect::other);
  fact.label = row.text(3);
  fact.value = row.text(4);
  fact.source = fact_source_from(row.text(5)).value_or(FactSource::crm_field);
  fact.who = row.text(6);
  fact.purpose = row.text(7);
  fact.noted_at = row.time(8);
  if (!row.is_null(9)) fact.consent = Consent{row.flag(9), row.text(10), row.maybe_time(11)};
  fact.expires_at = row.maybe_time(12);
  return fact;
}

}  // namespace

Result<std::vector<Fact>> Facts::of(CustomerId customer) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::vector<Fact>> {
    std::vector<Fact> facts;
    auto row = db.query(facts_of_customer, customer.value);
    while (row.next()) facts.push_back(read(row));
    return facts;
  });
}

Result<Fact> Facts::get(FactId id) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<Fact> {
    auto row = db.query(one_fact, id.value);
    if (!row.next()) return not_found("fact", id);
    return read(row);
  });
}

FactId insert_fact(Connection& db, const Fact& fact, std::optional<TimePoint> noted_at,
                   std::optional<std::int64_t> record) {
  std::optional<std::int64_t> given;
  std::optional<std::string> given_by;
  std::optional<TimePoint> given_at;
  if (fact.consent) {
    given = fact.consent->given ? 1 : 0;
    given_by = fact.consent->recorded_by;
    given_at = fact.consent->at;
  }
  db.run(
      "INSERT INTO fact (customer_id, record_id, aspect, label, value, source, who, purpose, noted_at, "
      "consent_given, "
      "consent_by, consent_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      fact.customer.value, record, name(fact.aspect), fact.label, fact.value, name(fact.source), fact.who,
      fact.purpose, noted_at, given, given_by, given_at, fact.expires_at);
  return FactId{db.last_id()};
}

Result<FactId> Facts::add(const Fact& fact) {
  FactId id;
  RAFIQ_TRY(database_->write([&]() -> Status {
    auto& db = database_->connection();
    if (!customer_exists(db, fact.customer)) return no_such_customer(fact.customer);
    id = insert_fact(db, fact, fact.noted_at, std::nullopt);
    return success();
  }));
  return id;
}

Status Facts::remove(FactId id) {
  return database_->write([&]() -> Status {
    auto& db = database_->connection();
    const auto customer = db.find_integer("SELECT customer_id FROM fact WHERE id = ?", id.value);
    if (!customer) return not_found("fact", id);
    if (db.find_integer("SELECT record_id FROM fact WHERE id = ?", id.value))
      return Error{ErrorCode::conflict, "Fact " + id.text() + " is a field of the CRM", "",
                   "Correct it in the CRM, then sync"};
    db.run("DELETE FROM fact WHERE id = ?", id.value);
    drop_if_empty(db, CustomerId{*customer});
    return success();
  });
}

}  // namespace rafiq::store
