// SPDX-License-Identifier: Apache-2.0
#include "core/store/records.hpp"

#include "core/store/connection.hpp"
#include "core/store/customer_row.hpp"
#include "core/store/journey_rows.hpp"
#include "core/store/record_base.hpp"
#include "core/store/record_parts.hpp"
#include "core/store/retention.hpp"
#include "core/store/sealed_parts.hpp"
#include "core/store/suppression.hpp"
#include "core/store/unsent.hpp"

#include <cassert>
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

// One of what is sealed is negative.
std::int64_t plain_hash(std::int64_t arrived) {
  return arrived & std::numeric_limits<std::int64_t>::max();
}

// Applies one record. Everything happens in the caller's transaction.
class Put {
 public:
  Put(Connection& db, AccountId account, const Record& record, const Records::PutOptions& options)
      : db_(db),
        account_(account),
        record_(record),
        options_(options),
        looked_(options.rarely != nullptr ? Rarely() : Rarely::look(db)),
        rarely_(options.rarely != nullptr ? *options.rarely : looked_) {}

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
    set_resting();
    if (row && !row->gone && is_same(*row)) return keep(*row);
    if (!row && rarely_.suppressed) {
      RAFIQ_TRY(const auto suppressed, is_suppressed(db_, account_, record_));
      if (suppressed) return Change::suppressed;
    }
    const bool is_new = !row || row->gone;
    std::visit([&](const auto& body) { apply(row, kind, body); }, record_.body);
    if (rarely_.unsent) meet_unsent(db_, account_, record_, options_.now);
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

  // Sealed before, with the key that is in force, for this account; or now.
  void set_resting() {
    sensitive_ = holds_sensitive(record_);
    if (!sensitive_) return;
    const auto key = db_.vault().sealing_key();
    if (!key) return;
    if (record_.sealed && record_.sealed->key == key.value() && record_.sealed->account == account_)
      sealed_ = &*record_.sealed;
    else
      sealed_ = &sealed_here_.emplace(sealed_record(key.value(), account_, record_));
  }

  // The base as it is stored; nothing when the key that seals it cannot be had.
  [[nodiscard]] const std::string* resting_base() const {
    if (!sensitive_) return &record_.base;
    return sealed_ != nullptr ? &sealed_->base : nullptr;
  }

  void forget_trouble() {
    if (!rarely_.aside) return;
    db_.run("DELETE FROM kept_aside WHERE account_id = ? AND entity = ? AND external_id = ?", account_.value,
            record_.key.entity, record_.key.id);
  }

  bool is_same(const Row& row) {
    if (arrived() && arrived() == row.arrived) return true;
    const auto before = read_base(db_, row.id);
    if (const auto* resting = resting_base()) return before == *resting;
    // Without the key a sealed base cannot be compared: then the CRM's version decides.
    return Vault::is_sealed(before) && !record_.version.empty() && row.version == record_.version;
  }

  [[nodiscard]] std::optional<std::int64_t> arrived() const {
    if (!record_.arrived) return std::nullopt;
    if (!sensitive_) return plain_hash(*record_.arrived);
    return sealed_ != nullptr ? sealed_->arrived : std::nullopt;
  }

  Change keep(const Row& row) {
    row_ = row.id;
    if (options_.listed && !row.listed)
      db_.run("UPDATE record SET listed = 1, arrived = ?, look = ? WHERE id = ?", arrived(), record_.look,
              row.id);
    return Change::unchanged;
  }

  [[nodiscard]] std::string resting_facts(const CustomerRecord& body) const {
    if (!sensitive_) return body.keys->facts;
    return sealed_ != nullptr ? sealed_->facts : withheld_facts(body);
  }

  // `facts`: as pack_facts gives them.
  std::int64_t write_record(const std::optional<Row>& row, std::string_view kind,
                            std::optional<CustomerId> customer, const std::optional<RecordKey>& owner,
                            std::string_view facts = {}) {
    const auto customer_id = customer ? std::optional(customer->value) : std::nullopt;
    const auto owner_entity = owner ? std::optional(owner->entity) : std::nullopt;
    const auto owner_id = owner ? std::optional(owner->id) : std::nullopt;
    if (row) {
      row_ = row->id;
      db_.run(
          "UPDATE record SET customer_id = ?2, owner_entity = ?3, owner_id = ?4, version = ?5, url = ?6, "
          "modified_at = ?7, arrived = ?8, look = ?9, listed = max(listed, ?10), gone = 0 WHERE id = ?1",
          row_, customer_id, owner_entity, owner_id, record_.version, record_.url, record_.modified_at,
          arrived(), record_.look, options_.listed);
    } else {
      db_.run(
          "INSERT INTO record (account_id, entity, external_id, kind, customer_id, owner_entity, owner_id, "
          "version, url, modified_at, arrived, look, first_seen, listed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, "
          "?, ?, ?, ?, ?)",
          account_.value, record_.key.entity, record_.key.id, kind, customer_id, owner_entity, owner_id,
          record_.version, record_.url, record_.modified_at, arrived(), record_.look, options_.now,
          options_.listed);
      row_ = db_.last_id();
    }
    const auto* base = resting_base();
    const auto text = base != nullptr ? std::string_view(*base) : std::string_view();
    if (row)
      write_base(db_, row_, text, facts);
    else
      add_base(db_, row_, text, facts);
    if (!customer) rarely_.waiting = true;
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
        known ? CustomerId{*row->customer}
              : add_customer(db_, body.keys->shown, body.keys->detail, body.keys->words);
    const auto record = write_record(row, kind, customer, std::nullopt, resting_facts(body));
    write_contacts(db_, record, body, row.has_value());
    if (known) refresh_customer(db_, customer);
    if (rarely_.waiting) attach_waiting(db_, account_, record_.key, customer);
  }

  void apply(const std::optional<Row>& row, std::string_view kind, const TouchpointRecord& body) {
    const auto customer = find_customer(db_, account_, body.customer);
    const auto record = write_record(row, kind, customer, body.customer);
    if (!is_sent_note(db_, record)) write_touchpoint(db_, customer, record, body.touchpoint);
  }

  void apply(const std::optional<Row>& row, std::string_view kind, const CommitmentRecord& body) {
    const auto customer = find_customer(db_, account_, body.customer);
    const auto record = write_record(row, kind, customer, body.customer);
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
  Rarely looked_;
  Rarely& rarely_;
  std::int64_t row_ = 0;
  bool sensitive_ = false;
  const SealedRecord* sealed_ = nullptr;  // nothing when nothing is, or the key cannot be had
  std::optional<SealedRecord> sealed_here_;
};

// In the way in which `before` rests.
std::optional<std::int64_t> hash_as(Connection& db, std::int64_t before, std::int64_t arrived) {
  if (before >= 0) return plain_hash(arrived);
  if (arrived < 0) return arrived;
  const auto key = db.vault().sealing_key();
  return key ? std::optional(sealed_hash(*key.value(), arrived)) : std::nullopt;
}

}  // namespace

void Records::make_ready(const Record& record) {
  if (holds_sensitive(record)) (void)database_->vault().ready();
}

std::shared_ptr<const SealingKey> Records::key() const {
  return database_->vault().loaded_key();
}

void Records::make_ready(std::string_view json) {
  if (asked_for_key_ || !speaks_of_sensitive(json)) return;
  asked_for_key_ = true;
  (void)database_->vault().ready();
}

Result<Records::Stored> Records::store(AccountId account, const Record& record, const PutOptions& options) {
  assert(database_->in_transaction());
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<Stored> {
    const auto less = without_other_aspects(record, db.kept_aspects());
    return Put(db, account, less ? *less : record, options).run();
  });
}

Result<Rarely> Records::rarely() {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<Rarely> { return Rarely::look(db); });
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
    if (hash_as(db, before, arrived) != before) return std::nullopt;
    return std::optional(Unchanged{row.integer(0), row.integer(1)});
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
    // What cannot be read may hold anything.
    const auto resting = db.kept_aspects().all() ? resting_record(db, account, record.record) : std::string();
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
