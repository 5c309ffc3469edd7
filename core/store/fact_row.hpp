// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/fact.hpp"

#include <cstdint>
#include <optional>

namespace rafiq::store {

class Connection;

// Adds a row, within the caller's transaction. `record`: the CRM's record that says so, none for what was
// noted on this machine. Without `noted_at` the times of the record stand for it.
FactId insert_fact(Connection& db, const Fact& fact, std::optional<TimePoint> noted_at,
                   std::optional<std::int64_t> record);

}  // namespace rafiq::store
