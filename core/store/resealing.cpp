// SPDX-License-Identifier: Apache-2.0
#include "core/store/resealing.hpp"

#include "core/store/backups.hpp"
#include "core/store/connection.hpp"
#include "core/store/record_facts.hpp"
#include "core/store/sealed_parts.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace rafiq::store {
namespace {

// Where sealed text rests: the rows after one, each with its identity and the text; how it is put back, and
// what is done where it cannot be read. A record is emptied, so that the next full listing applies it again.
struct Place {
  std::string_view next;
  std::string_view put;
  std::string_view drop;
};
constexpr std::array places{
    Place{"SELECT id, 'fact:' || id, value FROM fact WHERE value LIKE 'sealed1:%' AND id > ?1 ORDER BY id "
          "LIMIT ?2",
          "UPDATE fact SET value = ?2 WHERE id = ?1", "DELETE FROM fact WHERE id = ?1"},
    Place{"SELECT record_id, 'base:' || account_id || ':' || entity || ':' || external_id, base FROM "
          "record_base JOIN "
          "record ON record.id = record_id WHERE base LIKE 'sealed1:%' AND record_id > ?1 ORDER BY record_id "
          "LIMIT ?2",
          "UPDATE record_base SET base = ?2 WHERE record_id = ?1",
          "UPDATE record_base SET base = '' WHERE record_id = ?1"},
    Place{"SELECT id, 'kept aside:' || account_id, record FROM kept_aside WHERE record LIKE 'sealed1:%' AND "
          "id > ?1 ORDER BY id LIMIT ?2",
          "UPDATE kept_aside SET record = ?2 WHERE id = ?1", "DELETE FROM kept_aside WHERE id = ?1"},
    Place{"SELECT id, 'edit:' || marker, base FROM outbox WHERE base LIKE 'sealed1:%' AND id > ?1 ORDER BY "
          "id LIMIT ?2",
          "UPDATE outbox SET base = ?2 WHERE id = ?1", "DELETE FROM outbox WHERE id = ?1"},
    Place{"SELECT id, 'edit:' || marker, local FROM outbox WHERE local LIKE 'sealed1:%' AND id > ?1 ORDER BY "
          "id LIMIT ?2",
          "UPDATE outbox SET local = ?2 WHERE id = ?1", "DELETE FROM outbox WHERE id = ?1"},
    Place{"SELECT id, 'edit:' || marker, remote FROM outbox WHERE remote LIKE 'sealed1:%' AND id > ?1 ORDER "
          "BY id LIMIT ?2",
          "UPDATE outbox SET remote = ?2 WHERE id = ?1", "DELETE FROM outbox WHERE id = ?1"},
};

constexpr Place packed_facts{
    "SELECT record_id, 'base:' || account_id || ':' || entity || ':' || external_id, facts FROM record_base "
    "JOIN record "
    "ON record.id = record_id WHERE facts LIKE '%sealed1:%' AND record_id > ?1 ORDER BY record_id LIMIT ?2",
    "UPDATE record_base SET facts = ?2 WHERE record_id = ?1", ""};

struct Sealed {
  std::int64_t id = 0;
  std::string identity;
  std::string text;
};

// Of a million records a few hundred at a time are in memory.
constexpr int rows_at_once = 500;

template <class Work>
Status for_each(Connection& db, const Place& place, Work work) {
  for (std::int64_t last = 0;;) {
    std::vector<Sealed> some;
    {
      auto row = db.query(place.next, last, rows_at_once);
      while (row.next()) some.push_back({row.integer(0), row.text(1), row.text(2)});
    }
    if (some.empty()) return success();
    last = some.back().id;
    for (const auto& sealed : some) {
      RAFIQ_TRY(work(sealed));
    }
  }
}

Error cannot_all_be_read() {
  return {ErrorCode::conflict, "Some of what is sealed cannot be read with the key there is", "",
          "Bring its key back, or let go of it: rafiqctl key renew --drop-unreadable"};
}

Status reseal(Connection& db, const Place& place, bool drop_unreadable, Resealed& done) {
  return for_each(db, place, [&](const Sealed& sealed) -> Status {
    const auto text = db.vault().unseal_old(sealed.identity, sealed.text);
    if (!text && !drop_unreadable) return cannot_all_be_read();
    if (!text) {
      db.run(place.drop, sealed.id);
      ++done.dropped;
      return success();
    }
    RAFIQ_TRY(const auto fresh, db.vault().seal(sealed.identity, text.value()));
    db.run(place.put, sealed.id, fresh);
    ++done.sealed;
    return success();
  });
}

// Facts of CRMs lie packed, each sensitive value sealed by itself.
Status reseal_facts(Connection& db, bool drop_unreadable, Resealed& done) {
  return for_each(db, packed_facts, [&](const Sealed& packed) -> Status {
    auto facts = unpack_facts(packed.text);
    for (auto& fact : facts) {
      if (!is_sensitive(fact.aspect) || fact.value.empty()) continue;
      const auto identity = identity_in_record(packed.identity, fact);
      const auto text = db.vault().unseal_old(identity, fact.value);
      if (!text && !drop_unreadable) return cannot_all_be_read();
      ++(text ? done.sealed : done.dropped);
      fact.value.clear();
      if (!text) continue;
      RAFIQ_TRY(fact.value, db.vault().seal(identity, text.value()));
    }
    db.run(packed_facts.put, packed.id, pack_facts(facts));
    return success();
  });
}

}  // namespace

Result<Resealed> reseal(Database& database, std::optional<SecretPlace> place, bool drop_unreadable) {
  Resealed done;
  auto& db = database.connection();
  RAFIQ_TRY(database.write([&]() -> Status {
    RAFIQ_TRY(db.vault().renew(place));
    if (place) {
      RAFIQ_TRY(db.vault().move_marks(*place));
    }
    RAFIQ_TRY(reseal_facts(db, drop_unreadable, done));
    for (const auto& one : places) {
      RAFIQ_TRY(reseal(db, one, drop_unreadable, done));
    }
    return success();
  }));
  // From here on the home is sealed anew, whatever happens.
  RAFIQ_TRY(db.vault().drop_old());
  RAFIQ_TRY(db.vault().drop_moved());
  RAFIQ_TRY(drop_backups(database.file()));
  const Status backed_up = guarded(db, [&]() -> Status { return back_up(db); });
  RAFIQ_TRY(backed_up);
  return done;
}

}  // namespace rafiq::store
