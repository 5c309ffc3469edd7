// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/ids.hpp"

#include <cstdint>

namespace rafiq::store {

class Connection;

// What was noted of a customer on this machine, while customers are linked and unlinked. Within the caller's
// write.

// Remembers what `other` has before it is given away.
void list_notes(Connection& db, std::int64_t link, CustomerId other);
void give_notes(Connection& db, std::int64_t link, CustomerId kept, CustomerId other);
void take_notes_back(Connection& db, std::int64_t link, CustomerId kept, CustomerId other);

}  // namespace rafiq::store
