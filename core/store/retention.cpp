// SPDX-License-Identifier: Apache-2.0
#include "core/store/retention.hpp"

#include "core/store/connection.hpp"
#include "core/store/customer_row.hpp"
#include "core/store/record_facts.hpp"
#include "core/util/json_fast.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <vector>

namespace rafiq::store {
namespace {

using FactField = CustomerRecord::FactField;

bool drop_others(std::vector<FactField>& facts, const AspectSet& kept) {
  return std::erase_if(facts, [&](const FactField& fact) { return !kept.has(fact.aspect); }) > 0;
}

// Empty when it cannot be read: then the next listing applies the record again.
std::string base_without(const std::string& base, const AspectSet& kept) {
  auto json = parse_json(base, "");
  if (!json) return {};
  const auto facts = json.value().find("facts");
  if (facts == json.value().end() || !facts->is_array()) return base;
  Json left = Json::array();
  for (const auto& fact : *facts)
    if (kept.has(aspect_from(string_member(fact, "aspect").value_or("")).value_or(Aspect::other)))
      left.push_back(fact);
  *facts = std::move(left);
  return dump_json_fast(json.value());
}

struct OfCustomer {
  std::int64_t id = 0;
  CustomerId customer;
};

void remove_fact(Connection& db, const OfCustomer& fact) {
  db.run("DELETE FROM fact WHERE id = ?", fact.id);
  drop_if_empty(db, fact.customer);
}

std::int64_t remove_noted(Connection& db, Aspect aspect, TimePoint before) {
  std::vector<OfCustomer> facts;
  {
    auto row =
        db.query("SELECT id, customer_id FROM fact WHERE aspect = ? AND noted_at < ?", name(aspect), before);
    while (row.next()) facts.push_back({row.integer(0), CustomerId{row.integer(1)}});
  }
  for (const auto& fact : facts) remove_fact(db, fact);
  return static_cast<std::int64_t>(facts.size());
}

// Of a million records a few hundred at a time are in memory.
constexpr int rows_at_once = 500;

void strip_records(Connection& db, const AspectSet& kept) {
  struct Packed {
    std::int64_t record = 0;
    std::string facts;
  };
  std::vector<Packed> batch;
  std::int64_t after = 0;
  do {
    batch.clear();
    {
      auto row = db.query(
          "SELECT record_id, facts FROM record_base WHERE facts <> '' AND record_id > ? ORDER BY record_id "
          "LIMIT ?",
          after, rows_at_once);
      while (row.next()) batch.push_back({row.integer(0), row.text(1)});
    }
    for (const auto& [record, packed] : batch) {
      after = record;
      auto facts = unpack_facts(packed);
      if (!drop_others(facts, kept)) continue;
      db.run("UPDATE record_base SET base = '', facts = ? WHERE record_id = ?", pack_facts(facts), record);
      db.run("UPDATE record SET arrived = NULL WHERE id = ?", record);
    }
  } while (!batch.empty());
}

}  // namespace

std::optional<Record> without_other_aspects(const Record& record, const AspectSet& kept) {
  const auto* customer = std::get_if<CustomerRecord>(&record.body);
  if (kept.all() || customer == nullptr) return std::nullopt;
  if (std::all_of(customer->facts.begin(), customer->facts.end(),
                  [&](const FactField& fact) { return kept.has(fact.aspect); }))
    return std::nullopt;
  Record less = record;
  auto& body = std::get<CustomerRecord>(less.body);
  drop_others(body.facts, kept);
  body.keys.reset();
  less.base = base_without(record.base, kept);
  less.sealed.reset();
  less.arrived.reset();  // of the whole record; with it a policy that was loosened would not be noticed
  return less;
}

Result<std::int64_t> Retention::keep_only(const AspectSet& kept) {
  std::int64_t removed = 0;
  RAFIQ_TRY(database_->write([&]() -> Status {
    auto& db = database_->connection();
    constexpr auto ever = TimePoint::max();
    for (const Aspect aspect : all_aspects) {
      if (kept.has(aspect)) continue;
      removed += remove_noted(db, aspect, ever);
      db.run("DELETE FROM outbox WHERE kind = 'fact' AND field = ?", name(aspect));
    }
    strip_records(db, kept);
    db.run("DELETE FROM kept_aside");
    return success();
  }));
  return removed;
}

Result<std::int64_t> Retention::remove_older(Aspect aspect, TimePoint before) {
  std::int64_t removed = 0;
  RAFIQ_TRY(database_->write([&]() -> Status {
    removed = remove_noted(database_->connection(), aspect, before);
    return success();
  }));
  return removed;
}

}  // namespace rafiq::store
