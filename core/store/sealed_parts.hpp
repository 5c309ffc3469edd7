// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/fact.hpp"
#include "core/store/records.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rafiq::store {

class Connection;

// What of a home is sealed, and under which identity.

std::string fact_identity(std::int64_t id);  // of one noted here
// Puts what rests as `stored` into `fact`, the aspect of which is known, or why it cannot be read.
void read_value(Connection& db, const std::string& identity, const std::string& stored, Fact& fact);
std::string identity_in_record(const std::string& record_identity, const CustomerRecord::FactField& fact);
// Aspect, value or why it cannot be read, of a fact as it is packed with a record of this base_identity.
Fact value_in_record(Connection& db, const std::string& record_identity,
                     const CustomerRecord::FactField& packed);
// The facts of a record as they rest: packed, each sensitive value sealed, or empty when the key cannot be
// had.
std::string resting_facts(Connection& db, AccountId account, const RecordKey& key,
                          const CustomerRecord& body);

bool holds_sensitive(const Record& record);
// Whether the text names an aspect that is sensitive.
bool speaks_of_sensitive(std::string_view text);
std::string base_identity(std::int64_t account, std::string_view entity, std::string_view external_id);
// The base of a record as it rests in the database: sealed whole when it holds a value of a sensitive aspect.
// Nothing when it should be and the key cannot be had.
std::optional<std::string> resting_base(Connection& db, AccountId account, const Record& record);

std::string kept_aside_identity(std::int64_t account);
// A record kept aside, sealed when it speaks of a sensitive aspect; empty when the key cannot be had.
std::string resting_record(Connection& db, AccountId account, const std::string& record);

// What rests as `stored`, in plain text. Error: as Vault::unseal.
Result<std::string> plain_text(Connection& db, std::string_view identity, const std::string& stored);

}  // namespace rafiq::store
