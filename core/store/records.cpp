// SPDX-License-Identifier: Apache-2.0
#include "core/store/records.hpp"

#include "core/store/connection.hpp"
#include "core/store/customer_row.hpp"
#include "core/store/journey_rows.hpp"
#include "core/store/record_base.hpp"
#include "core/store/record_parts.hpp"
#include "core/store/sealed_parts.hpp"
#include "core/store/suppression.hpp"
#include "core/store/unsent.hpp"

#include <cassert>
#include <functional>
#include <limits>

namespace rafiq::store {
namespace {

constexpr std::array<std::string_view, 3> kind_names{"customer", "touchpoint",
                                                     "commitment"};  // as in the variant

struct Row {
  std::int64_t id = 0;
  std::string kind;
  std::string version;
  std::optional<std::int64_t> customer;
  std::optional<std::int64_t> arrived;
  bool listed = false;
  bool gone = false;
};

// How the hash of a record's bytes rests. What is sealed could be guessed from a plain hash: then it is one
// that only the key of the home leads to, and negative.
std::int64_t plain_hash(std::int64_t arrived) {
  return arrived & std::numeric_limits<std::int64_t>::max();
}

std::optional<std::int64_t> sealed_hash(Connection& db, std::int64_t arrived) {
  const auto sealed = db.vault().seal("the bytes of a record", std::to_string(arrived));
  if (!sealed) return std::nullopt;
  return static_cast<std::int64_t>(std::hash<std::string>{}(sealed.value())) |
         std::numeric_limits<std::int64_t>::min();
}

// Applies one record. Everything happens in the caller's transaction.
class Put {
 public:
  Put(Connection& db, AccountId account, const Record& record, const Records::PutOptions& options)
      : db_(db), account_(account), record_(record), options_(options) {}

  Result<Records::Stored> run() {
    RAFIQ_TRY(const auto change, apply());
    return Records::Stored{change, change == Change::deleted ? 0 : row_};
  }

 private:
  Result<Change> apply() {
    forget_trouble();
    auto row = find();
    if (std::holds_alternative<DeletedRecord>(record_.body)) return row ? remove(*row) : Change::unchanged;
    const auto kind = kind_names[record_.body.index()];
    if (row && row->kind != kind) {
      remove(*row);
      db_.run("DELETE FROM record WHERE id = ?", row->id);
      row.reset();
    }
    resting_ = resting_base(db_, account_, record_);
    if (row && !row->gone && is_same(*row)) return keep(*row);
    if (!row) {
      RAFIQ_TRY(const auto suppressed, is_suppressed(db_, account_, record_));
      if (suppressed) return Change::suppressed;
    }
    const bool is_new = !row || row->gone;
    std::visit([&](const auto& body) { apply(row, kind, body); }, record_.body);
    meet_unsent(db_, account_, record_, options_.now);
    return is_new ? Change::created : Change::updated;
  }

  std::optional<Row> find() {
    auto row = db_.query(
        "SELECT id, kind, version, customer_id, arrived, listed, gone FROM record WHERE account_id = ? AND "
        "entity = ? "
        "AND "
        "external_id = ?",
        account_.value, record_.key.entity, record_.key.id);
    if (!row.next()) return std::nullopt;
    return Row{row.integer(0),       row.text(1), row.text(2), row.maybe_integer(3),
               row.maybe_integer(4), row.flag(5), row.flag(6)};
  }

  void forget_trouble() {
    db_.run("DELETE FROM kept_aside WHERE account_id = ? AND entity = ? AND external_id = ?", account_.value,
            record_.key.entity, record_.key.id);
  }

  bool is_same(const Row& row) {
    if (arrived() && arrived() == row.arrived) return true;
    const auto before = read_base(db_, row.id);
    if (resting_) return before == *resting_;
    // Without the key a sealed base cannot be compared: then the CRM's version decides.
    return Vault::is_sealed(before) && !record_.version.empty() && row.version == record_.version;
  }

  [[nodiscard]] std::optional<std::int64_t> arrived() {
    if (!record_.arrived) return std::nullopt;
    if (!holds_sensitive(record_)) return plain_hash(*record_.arrived);
    return resting_ ? sealed_hash(db_, *record_.arrived) : std::nullopt;
  }

  Change keep(const Row& row) {
    row_ = row.id;
    if (options_.listed && !row.listed)
      db_.run("UPDATE record SET listed = 1, arrived = ?, look = ? WHERE id = ?", arrived(), record_.look,
              row.id);
    return Change::unchanged;
  }

  // `facts`: as pack_facts gives them.
  std::int64_t write_record(std::string_view kind, std::optional<CustomerId> customer,
                            const std::optional<RecordKey>& owner, std::string_view facts = {}) {
    row_ = *db_.find_integer(
        "INSERT INTO record (account_id, entity, external_id, kind, customer_id, owner_entity, owner_id, "
        "version, url, "
        "modified_at, arrived, look, first_seen, listed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON "
        "CONFLICT "
        "(account_id, entity, external_id) DO UPDATE SET customer_id = excluded.customer_id, owner_entity = "
        "excluded.owner_entity, owner_id = excluded.owner_id, version = excluded.version, url = "
        "excluded.url, "
        "modified_at = excluded.modified_at, arrived = excluded.arrived, look = excluded.look, listed = "
        "max(listed, "
        "excluded.listed), "
        "gone = 0 "
        "RETURNING id",
        account_.value, record_.key.entity, record_.key.id, kind,
        customer ? std::optional(customer->value) : std::nullopt,
        owner ? std::optional(owner->entity) : std::nullopt, owner ? std::optional(owner->id) : std::nullopt,
        record_.version, record_.url, record_.modified_at, arrived(), record_.look, options_.now,
        options_.listed);
    write_base(db_, row_, resting_.value_or(""), facts);
    return row_;
  }

  void apply(const std::optional<Row>& row, std::string_view kind, const CustomerRecord& body) {
    if (!body.keys) {
      auto record = record_;
      prepare(record);
      return apply(row, kind, std::get<CustomerRecord>(record.body));
    }
    const bool known = row && row->customer;
    const CustomerId customer =
        known ? CustomerId{*row->customer} : add_customer(db_, body.keys->shown, body.keys->words);
    const auto record =
        write_record(kind, customer, std::nullopt, resting_facts(db_, account_, record_.key, body));
    write_contacts(db_, record, body, row.has_value());
    if (known) refresh_names(db_, customer);
    attach_waiting(db_, account_, record_.key, customer);
  }

  void apply(const std::optional<Row>&, std::string_view kind, const TouchpointRecord& body) {
    const auto customer = find_customer(db_, account_, body.customer);
    const auto record = write_record(kind, customer, body.customer);
    if (!is_sent_note(db_, record)) write_touchpoint(db_, customer, record, body.touchpoint);
  }

  void apply(const std::optional<Row>&, std::string_view kind, const CommitmentRecord& body) {
    const auto customer = find_customer(db_, account_, body.customer);
    const auto record = write_record(kind, customer, body.customer);
    auto shown = body.commitment;
    keep_unsent_state(db_, account_, record_.key, shown);
    write_commitment(db_, customer, record, shown);
  }

  void apply(const std::optional<Row>&, std::string_view, const DeletedRecord&) {}

  Change remove(const Row& row) {
    if (row.gone) return Change::unchanged;
    meet_unsent_deleted(db_, account_, record_.key);
    if (row.kind != kind_names[0]) {
      db_.run("DELETE FROM record WHERE id = ?", row.id);
      return Change::deleted;
    }
    remove_customer_record(db_, account_, record_.key, row.id, CustomerId{row.customer.value_or(0)});
    return Change::deleted;
  }

  Connection& db_;
  AccountId account_;
  const Record& record_;
  const Records::PutOptions& options_;
  std::int64_t row_ = 0;
  std::optional<std::string>
      resting_;  // the base as it is stored; nothing when the key that seals it cannot be had
};

}  // namespace

void Records::make_ready(const Record& record) {
  if (holds_sensitive(record)) (void)database_->vault().ready();
}

void Records::make_ready(std::string_view json) {
  if (asked_for_key_ || !speaks_of_sensitive(json)) return;
  asked_for_key_ = true;
  (void)database_->vault().ready();
}

Result<Records::Stored> Records::store(AccountId account, const Record& record, const PutOptions& options) {
  assert(database_->in_transaction());
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<Stored> { return Put(db, account, record, options).run(); });
}

Result<Change> Records::put(AccountId account, const Record& record, const PutOptions& options) {
  RAFIQ_TRY(const auto stored, store(account, record, options));
  return stored.change;
}

Result<std::optional<Records::Unchanged>> Records::unchanged(AccountId account, std::string_view entity,
                                                             std::string_view id, std::int64_t arrived) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::optional<Unchanged>> {
    auto row = db.query(
        "SELECT id, look, arrived FROM record WHERE account_id = ? AND entity = ? AND external_id = ? AND "
        "arrived IS "
        "NOT NULL AND look IS NOT NULL AND listed = 1 AND gone = 0",
        account.value, entity, id);
    if (!row.next()) return std::nullopt;
    const auto before = row.integer(2);
    const auto now = before < 0 ? sealed_hash(db, arrived) : plain_hash(arrived);
    return now == before ? std::optional(Unchanged{row.integer(0), row.integer(1)}) : std::nullopt;
  });
}

Result<bool> Records::any_aside(AccountId account) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<bool> {
    return db.find_integer("SELECT 1 FROM kept_aside WHERE account_id = ? LIMIT 1", account.value)
        .has_value();
  });
}

Result<Change> Records::keep_aside(AccountId account, const UnreadableRecord& record, TimePoint now) {
  assert(database_->in_transaction());
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<Change> {
    RAFIQ_TRY(const auto suppressed, is_suppressed(db, account, record));
    if (suppressed) return Change::suppressed;
    const auto key = record.key.value_or(RecordKey{});
    const auto resting = resting_record(db, account, record.record);
    const auto known = key.id.empty()
                           ? db.find_integer(
                                 "SELECT id FROM kept_aside WHERE account_id = ? AND external_id = '' AND "
                                 "record = ?",
                                 account.value, resting)
                           : db.find_integer(
                                 "SELECT id FROM kept_aside WHERE account_id = ? AND entity = ? AND "
                                 "external_id = ?",
                                 account.value, key.entity, key.id);
    if (known) {
      const auto changed = db.run(
          "UPDATE kept_aside SET reason = ?2, record = ?3, at = ?4 WHERE id = ?1 AND (reason <> ?2 OR record "
          "<> ?3)",
          *known, record.reason, resting, now);
      return changed > 0 ? Change::updated : Change::unchanged;
    }
    db.run(
        "INSERT INTO kept_aside (account_id, entity, external_id, reason, record, at) VALUES (?, ?, ?, ?, ?, "
        "?)",
        account.value, key.entity, key.id, record.reason, resting, now);
    return Change::created;
  });
}

Result<std::optional<CustomerId>> Records::customer_of(AccountId account, const RecordKey& key) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::optional<CustomerId>> { return find_customer(db, account, key); });
}

Result<std::optional<std::string>> Records::base_of(AccountId account, const RecordKey& key) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::optional<std::string>> {
    const auto row = db.find_integer(
        "SELECT id FROM record WHERE account_id = ? AND entity = ? AND external_id = ? AND gone = 0",
        account.value, key.entity, key.id);
    if (!row) return std::optional<std::string>();
    RAFIQ_TRY(auto base,
              plain_text(db, base_identity(account.value, key.entity, key.id), read_base(db, *row)));
    return std::optional(std::move(base));
  });
}

Result<std::int64_t> Records::waiting(AccountId account) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::int64_t> {
    return db
        .find_integer("SELECT count(*) FROM record WHERE customer_id IS NULL AND account_id = ?",
                      account.value)
        .value_or(0);
  });
}

Result<std::vector<Records::KeptAside>> Records::kept_aside(AccountId account, int limit) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::vector<KeptAside>> {
    std::vector<KeptAside> all;
    auto row = db.query(
        "SELECT entity, external_id, reason, at FROM kept_aside WHERE account_id = ? ORDER BY entity, "
        "external_id, id "
        "LIMIT ?",
        account.value, limit);
    while (row.next()) {
      const RecordKey key{row.text(0), row.text(1)};
      all.push_back({key.id.empty() ? std::nullopt : std::optional(key), row.text(2), row.time(3)});
    }
    return all;
  });
}

}  // namespace rafiq::store
