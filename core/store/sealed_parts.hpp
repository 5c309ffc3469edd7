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
// The facts packed without any sensitive value: how they rest when the key cannot be had.
std::string withheld_facts(const CustomerRecord& body);

bool holds_sensitive(const Record& record);
// Whether the text names an aspect that is sensitive.
bool speaks_of_sensitive(std::string_view text);
std::string base_identity(std::int64_t account, std::string_view entity, std::string_view external_id);
// How a record that holds a value of a sensitive aspect rests: its base sealed whole, each such value by
// itself.
SealedRecord sealed_record(const std::shared_ptr<const SealingKey>& key, AccountId account,
                           const Record& record);
// What is sealed could be guessed from a plain hash of a record's bytes: one that only the key of the home
// leads to, and negative.
std::int64_t sealed_hash(const SealingKey& key, std::int64_t arrived);

std::string kept_aside_identity(std::int64_t account);
// A record kept aside, sealed when it speaks of a sensitive aspect; empty when the key cannot be had.
std::string resting_record(Connection& db, AccountId account, const std::string& record);

// What rests as `stored`, in plain text. Error: as Vault::unseal.
Result<std::string> plain_text(Connection& db, std::string_view identity, const std::string& stored);

}  // namespace rafiq::store
