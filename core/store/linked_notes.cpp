// SPDX-License-Identifier: Apache-2.0
#include "core/store/linked_notes.hpp"

#include "core/store/connection.hpp"

#include <array>
#include <string_view>

namespace rafiq::store {
namespace {

// Tables whose rows belong to a customer and whose ids are never given twice.
struct Notes {
  std::string_view list;
  std::string_view give;
  std::string_view back;
};

#define RAFIQ_NOTES(table, owner, which)                                                                  \
  Notes {                                                                                                 \
    "INSERT INTO customer_link_note (link_id, what, note_id) SELECT ?1, '" table "', id FROM " table      \
    " WHERE " owner " = ?2" which,                                                                        \
        "UPDATE " table " SET " owner " = ?1 WHERE " owner " = ?2",                                       \
        "UPDATE " table " SET " owner                                                                     \
        " = ?2 WHERE id IN (SELECT note_id FROM customer_link_note WHERE link_id = ?1 AND what = '" table \
        "')"                                                                                              \
  }

constexpr std::array all_notes{
    RAFIQ_NOTES("fact", "customer_id", ""),
    RAFIQ_NOTES("touchpoint", "customer_id", " AND record_id IS NULL"),
    RAFIQ_NOTES("commitment", "customer_id", " AND record_id IS NULL"),
    RAFIQ_NOTES("interaction", "customer_id", ""),
    RAFIQ_NOTES("noticed", "customer_id", ""),
    RAFIQ_NOTES("outbox", "customer_id", ""),
    RAFIQ_NOTES("edit_decision", "customer_id", ""),
    RAFIQ_NOTES("customer_link", "kept", " AND id <> ?1"),  // what `other` had taken in itself
};
#undef RAFIQ_NOTES

void list_claims(Connection& db, std::int64_t link, CustomerId kept, CustomerId other) {
  db.run(
      "INSERT INTO customer_link_claim (link_id, entitlement, case_account, case_id, at, kept_too) SELECT "
      "?1, "
      "entitlement, case_account, case_id, at, EXISTS (SELECT 1 FROM entitlement_claim AS theirs WHERE "
      "theirs.customer_id = ?2 AND theirs.entitlement = entitlement_claim.entitlement AND "
      "theirs.case_account = "
      "entitlement_claim.case_account AND theirs.case_id = entitlement_claim.case_id) FROM entitlement_claim "
      "WHERE "
      "customer_id = ?3",
      link, kept.value, other.value);
}

}  // namespace

void list_notes(Connection& db, std::int64_t link, CustomerId other) {
  for (const auto& notes : all_notes) db.run(notes.list, link, other.value);
}

void give_notes(Connection& db, std::int64_t link, CustomerId kept, CustomerId other) {
  for (const auto& notes : all_notes) db.run(notes.give, kept.value, other.value);
  list_claims(db, link, kept, other);
  db.run(
      "INSERT INTO entitlement_claim (customer_id, entitlement, case_account, case_id, at) SELECT ?1, "
      "entitlement, "
      "case_account, case_id, at FROM entitlement_claim WHERE customer_id = ?2 ON CONFLICT DO NOTHING",
      kept.value, other.value);
  db.run("DELETE FROM entitlement_claim WHERE customer_id = ?", other.value);
}

void take_notes_back(Connection& db, std::int64_t link, CustomerId kept, CustomerId other) {
  for (const auto& notes : all_notes) db.run(notes.back, link, other.value);
  // A claim that was taken back in the meantime stays taken back.
  db.run(
      "INSERT INTO entitlement_claim (customer_id, entitlement, case_account, case_id, at) SELECT ?3, "
      "listed.entitlement, listed.case_account, listed.case_id, listed.at FROM customer_link_claim AS listed "
      "JOIN "
      "entitlement_claim AS present ON present.customer_id = ?2 AND present.entitlement = listed.entitlement "
      "AND "
      "present.case_account = listed.case_account AND present.case_id = listed.case_id WHERE link_id = ?1 ON "
      "CONFLICT "
      "DO NOTHING",
      link, kept.value, other.value);
  db.run(
      "DELETE FROM entitlement_claim WHERE customer_id = ?2 AND (entitlement, case_account, case_id) IN "
      "(SELECT "
      "entitlement, case_account, case_id FROM customer_link_claim WHERE link_id = ?1 AND kept_too = 0)",
      link, kept.value);
}

}  // namespace rafiq::store
