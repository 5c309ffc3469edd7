// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/commitment.hpp"
#include "core/model/touchpoint.hpp"

#include <cstdint>
#include <optional>

namespace rafiq::store {

class Connection;

// Within the caller's transaction. `record`: the CRM's record that it is, whose row it replaces; none for
// what was noted on this machine. Without a customer it waits for one.
void write_touchpoint(Connection& db, std::optional<CustomerId> customer, std::optional<std::int64_t> record,
                      const Touchpoint& touchpoint);
void write_commitment(Connection& db, std::optional<CustomerId> customer, std::optional<std::int64_t> record,
                      const Commitment& commitment);

}  // namespace rafiq::store
