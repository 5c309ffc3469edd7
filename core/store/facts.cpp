// SPDX-License-Identifier: Apache-2.0
#include "core/store/facts.hpp"

#include "core/store/connection.hpp"
#include "core/store/customer_row.hpp"
#include "core/store/errors.hpp"
#include "core/store/record_facts.hpp"
#include "core/store/sealed_parts.hpp"

#include <algorithm>
#include <tuple>

namespace rafiq::store {
namespace {

constexpr std::string_view noted_here =
    "SELECT id, customer_id, aspect, label, value, source, who, purpose, noted_at, consent_given, "
    "consent_by, "
    "consent_at, expires_at FROM fact WHERE customer_id = ?";
constexpr std::string_view one_noted_here =
    "SELECT id, customer_id, aspect, label, value, source, who, purpose, noted_at, consent_given, "
    "consent_by, "
    "consent_at, expires_at FROM fact WHERE id = ?";
// What the CRM does not date is as old as its record.
constexpr std::string_view of_crms =
    "SELECT record.id, account.name, coalesce(modified_at, first_seen), facts, account_id, entity, "
    "external_id FROM record JOIN account ON "
    "account.id = account_id JOIN record_base ON record_id = record.id WHERE customer_id = ? AND kind = "
    "'customer' "
    "AND gone = 0";

Fact read(Connection& db, const Query& row) {
  Fact fact;
  fact.id.value = row.integer(0);
  fact.customer.value = row.integer(1);
  fact.aspect = aspect_from(row.text(2)).value_or(Aspect::other);
  fact.label = row.text(3);
  read_value(db, fact_identity(fact.id.value), row.text(4), fact);
  fact.source = fact_source_from(row.text(5)).value_or(FactSource::crm_field);
  fact.who = row.text(6);
  fact.purpose = row.text(7);
  fact.noted_at = row.time(8);
  if (!row.is_null(9)) fact.consent = Consent{row.flag(9), row.text(10), row.maybe_time(11)};
  fact.expires_at = row.maybe_time(12);
  return fact;
}

Result<FactId> insert(Connection& db, const Fact& fact) {
  std::optional<std::int64_t> given;
  std::optional<std::string> given_by;
  std::optional<TimePoint> given_at;
  if (fact.consent) {
    given = fact.consent->given ? 1 : 0;
    given_by = fact.consent->recorded_by;
    given_at = fact.consent->at;
  }
  db.run(
      "INSERT INTO fact (customer_id, aspect, label, value, source, who, purpose, noted_at, consent_given, "
      "consent_by, consent_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      fact.customer.value, name(fact.aspect), fact.label,
      is_sensitive(fact.aspect) ? std::string() : fact.value, name(fact.source), fact.who, fact.purpose,
      fact.noted_at, given, given_by, given_at, fact.expires_at);
  const FactId id{db.last_id()};
  if (!is_sensitive(fact.aspect)) return id;
  RAFIQ_TRY(const auto sealed, db.vault().seal(fact_identity(id.value), fact.value));
  db.run("UPDATE fact SET value = ? WHERE id = ?", sealed, id.value);
  return id;
}

Fact of_crm(Connection& db, CustomerRecord::FactField&& field, CustomerId customer, const Query& row,
            std::int64_t place) {
  auto fact = value_in_record(db, base_identity(row.integer(4), row.text(5), row.text(6)), field);
  fact.id = fact_id({row.integer(0), place});
  fact.customer = customer;
  fact.label = std::move(field.label);
  fact.source = FactSource::crm_field;
  fact.who = row.text(1);
  fact.purpose = "service";
  fact.noted_at = field.noted_at.value_or(row.time(2));
  fact.consent = std::move(field.consent);
  fact.expires_at = field.expires_at;
  return fact;
}

void add_of_crms(Connection& db, CustomerId customer, std::vector<Fact>& facts) {
  auto row = db.query(of_crms, customer.value);
  while (row.next()) {
    std::int64_t place = 0;
    for (auto& field : unpack_facts(row.view(3)))
      facts.push_back(of_crm(db, std::move(field), customer, row, place++));
  }
}

std::optional<CustomerId> customer_of(Connection& db, FactPlace place) {
  const auto id = db.find_integer("SELECT customer_id FROM record WHERE id = ? AND gone = 0", place.record);
  return id ? std::optional(CustomerId{*id}) : std::nullopt;
}

}  // namespace

Result<std::vector<Fact>> Facts::of(CustomerId customer) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::vector<Fact>> {
    std::vector<Fact> facts;
    {
      auto row = db.query(noted_here, customer.value);
      while (row.next()) facts.push_back(read(db, row));
    }
    add_of_crms(db, customer, facts);
    std::sort(facts.begin(), facts.end(), [](const Fact& a, const Fact& b) {
      return std::tuple(name(a.aspect), -to_milliseconds(a.noted_at), a.id) <
             std::tuple(name(b.aspect), -to_milliseconds(b.noted_at), b.id);
    });
    return facts;
  });
}

Result<std::vector<Fact>> Facts::readable(CustomerId customer) {
  RAFIQ_TRY(auto facts, of(customer));
  std::erase_if(facts, [](const Fact& fact) { return fact.unreadable.has_value(); });
  return facts;
}

Result<Fact> Facts::get(FactId id) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<Fact> {
    if (const auto place = fact_place(id)) {
      std::vector<Fact> facts;
      if (const auto customer = customer_of(db, *place)) add_of_crms(db, *customer, facts);
      for (auto& fact : facts)
        if (fact.id == id) return std::move(fact);
      return not_found("fact", id);
    }
    auto row = db.query(one_noted_here, id.value);
    if (!row.next()) return not_found("fact", id);
    return read(db, row);
  });
}

Result<FactId> Facts::add(const Fact& fact) {
  FactId id;
  RAFIQ_TRY(database_->write([&]() -> Status {
    auto& db = database_->connection();
    if (!db.kept_aspects().has(fact.aspect))
      return Error{ErrorCode::configuration,
                   "Facts of the aspect " + std::string(name(fact.aspect)) + " are not kept here", "",
                   "See rafiqctl policy show"};
    if (!customer_exists(db, fact.customer)) return no_such_customer(fact.customer);
    RAFIQ_TRY(id, insert(db, fact));
    return success();
  }));
  return id;
}

Status Facts::remove(FactId id) {
  return database_->write([&]() -> Status {
    auto& db = database_->connection();
    if (const auto place = fact_place(id); place && customer_of(db, *place))
      return Error{ErrorCode::conflict, "Fact " + id.text() + " is a field of the CRM", "",
                   "Correct it in the CRM, then sync"};
    const auto customer = db.find_integer("SELECT customer_id FROM fact WHERE id = ?", id.value);
    if (!customer) return not_found("fact", id);
    db.run("DELETE FROM fact WHERE id = ?", id.value);
    drop_if_empty(db, CustomerId{*customer});
    return success();
  });
}

}  // namespace rafiq::store
