// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rafiq::store {

class Connection;

// The bulk of a record: what it said as a whole, and its facts (see record_facts.hpp). Here is the one place
// that reads and writes them, within the caller's transaction.

// Of a record that has none yet.
void add_base(Connection& db, std::int64_t record, std::string_view base, std::string_view facts);
void write_base(Connection& db, std::int64_t record, std::string_view base, std::string_view facts);
// Nothing of a record that is not there.
std::string read_base(Connection& db, std::int64_t record);
void remove_base(Connection& db, std::int64_t record);

}  // namespace rafiq::store
