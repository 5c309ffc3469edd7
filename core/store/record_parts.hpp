// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/records.hpp"

#include <optional>
#include <vector>

namespace rafiq::store {

class Connection;

// The steps of putting a record, within the caller's transaction.

std::optional<CustomerId> find_customer(Connection& db, AccountId account, const RecordKey& key);

// Writes names, phones, mails and languages of the record, instead of those it has if it `has_some`. The body
// has its keys.
void write_contacts(Connection& db, std::int64_t record, const CustomerRecord& body, bool has_some);
// Gives touchpoints and commitments that came before their customer to them.
void attach_waiting(Connection& db, AccountId account, const RecordKey& key, CustomerId customer);

// Removes what came from the record and, with it, what the same CRM said about the customer's journey. A
// customer of whom something was noted here stays, with the name alone, and is found again if the record
// returns.
void remove_customer_record(Connection& db, AccountId account, const RecordKey& key, std::int64_t record,
                            CustomerId customer);

}  // namespace rafiq::store
