// SPDX-License-Identifier: Apache-2.0
#include "core/store/claims.hpp"

#include "core/store/connection.hpp"
#include "core/store/customer_row.hpp"
#include "core/store/errors.hpp"

namespace rafiq::store {

Result<std::vector<EntitlementClaim>> Claims::of(CustomerId customer) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::vector<EntitlementClaim>> {
    std::vector<EntitlementClaim> all;
    auto row = db.query(
        "SELECT entitlement, case_account, case_id, at FROM entitlement_claim WHERE customer_id = ? ORDER BY "
        "at, entitlement, case_account, case_id",
        customer.value);
    while (row.next()) all.push_back({customer, row.text(0), row.text(1), row.text(2), row.time(3)});
    return all;
  });
}

Status Claims::add(const EntitlementClaim& claim) {
  return database_->write([&]() -> Status {
    auto& db = database_->connection();
    if (!customer_exists(db, claim.customer)) return no_such_customer(claim.customer);
    db.run(
        "INSERT INTO entitlement_claim (customer_id, entitlement, case_account, case_id, at) VALUES (?, ?, "
        "?, "
        "?, ?) ON CONFLICT DO NOTHING",
        claim.customer.value, claim.entitlement, claim.case_account, claim.case_id, claim.at);
    return success();
  });
}

Status Claims::remove(const EntitlementClaim& claim) {
  return database_->write([&]() -> Status {
    auto& db = database_->connection();
    if (db.run("DELETE FROM entitlement_claim WHERE customer_id = ? AND entitlement = ? AND case_account = ? "
               "AND case_id = ?",
               claim.customer.value, claim.entitlement, claim.case_account, claim.case_id) == 0)
      return Error{ErrorCode::not_found, "It was not claimed", claim.entitlement, ""};
    drop_if_empty(db, claim.customer);
    return success();
  });
}

}  // namespace rafiq::store
