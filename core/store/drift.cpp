// SPDX-License-Identifier: Apache-2.0
#include "core/store/drift.hpp"

#include "core/store/connection.hpp"

#include <algorithm>
#include <cassert>

namespace rafiq::store {

Result<std::vector<Drift::Field>> Drift::fields(AccountId account) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::vector<Field>> {
    std::vector<Field> all;
    auto row = db.query("SELECT entity, field, type, generation FROM record_field WHERE account_id = ?",
                        account.value);
    while (row.next()) all.push_back({{row.text(0), row.text(1), row.text(2)}, row.integer(3)});
    return all;
  });
}

Status Drift::saw(AccountId account, const FieldSeen& field, std::int64_t generation) {
  assert(database_->in_transaction());
  auto& db = database_->connection();
  return guarded(db, [&]() -> Status {
    db.run(
        "INSERT INTO record_field (account_id, entity, field, type, generation) SELECT ?1, ?2, ?3, ?4, ?5 "
        "WHERE (SELECT count(*) FROM record_field WHERE account_id = ?1) < ?6 OR EXISTS (SELECT 1 FROM "
        "record_field WHERE account_id = ?1 AND entity = ?2 AND field = ?3 AND type = ?4) ON CONFLICT DO "
        "UPDATE SET generation = excluded.generation",
        account.value, field.entity, field.field, field.type, generation, most_fields);
    return success();
  });
}

Result<std::vector<FieldSeen>> Drift::take_vanished(AccountId account, std::int64_t generation) {
  assert(database_->in_transaction());
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::vector<FieldSeen>> {
    std::vector<FieldSeen> gone;
    {
      auto row = db.query(
          "SELECT entity, field, min(type) FROM record_field WHERE account_id = ? GROUP BY entity, field "
          "HAVING max(generation) < ? ORDER BY entity, field",
          account.value, generation);
      while (row.next()) gone.push_back({row.text(0), row.text(1), row.text(2)});
    }
    db.run("DELETE FROM record_field WHERE account_id = ? AND generation < ?", account.value, generation);
    return gone;
  });
}

Status Drift::observe(AccountId account, std::string_view text, std::int64_t generation, TimePoint now) {
  assert(database_->in_transaction());
  auto& db = database_->connection();
  return guarded(db, [&]() -> Status {
    const auto known = db.find_integer("SELECT generation FROM observation WHERE account_id = ? AND text = ?",
                                       account.value, text);
    if (known == generation) return success();
    if (known)
      db.run("UPDATE observation SET generation = ? WHERE account_id = ? AND text = ?", generation,
             account.value, text);
    else
      db.run(
          "INSERT INTO observation (account_id, text, first_seen, generation) SELECT ?1, ?2, ?3, ?4 WHERE "
          "(SELECT count(*) FROM observation WHERE account_id = ?1) < ?5",
          account.value, text, now, generation, most_observations);
    return success();
  });
}

Status Drift::replace(AccountId account, std::string_view beginning, const std::vector<std::string>& texts,
                      std::int64_t generation, TimePoint now) {
  RAFIQ_TRY(const auto before, observations(account));
  auto& db = database_->connection();
  RAFIQ_TRY(guarded(db, [&]() -> Status {
    for (const auto& observation : before)
      if (observation.text.starts_with(beginning) &&
          std::find(texts.begin(), texts.end(), observation.text) == texts.end())
        db.run("DELETE FROM observation WHERE account_id = ? AND text = ?", account.value, observation.text);
    return success();
  }));
  for (const auto& text : texts) {
    RAFIQ_TRY(observe(account, text, generation, now));
  }
  return success();
}

Status Drift::settle(AccountId account, std::int64_t generation) {
  assert(database_->in_transaction());
  auto& db = database_->connection();
  return guarded(db, [&]() -> Status {
    db.run("DELETE FROM observation WHERE account_id = ? AND generation < ?", account.value, generation);
    return success();
  });
}

Result<std::vector<Observation>> Drift::observations(AccountId account) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::vector<Observation>> {
    std::vector<Observation> all;
    auto row =
        db.query("SELECT text, first_seen FROM observation WHERE account_id = ? ORDER BY first_seen, text",
                 account.value);
    while (row.next()) all.push_back({row.text(0), row.time(1)});
    return all;
  });
}

}  // namespace rafiq::store
