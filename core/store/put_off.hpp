// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/ids.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace rafiq::store {

class Connection;

// The index of names, within the caller's transaction. While a large import puts it off, customers from some
// id on are not in it: their words are in their row alone until the index has caught up (see bulk.hpp).

// The first customer who is not in the index; nothing when all are.
std::optional<std::int64_t> words_put_off_from(Connection& db);
// The same, or the id that the next customer will have.
std::int64_t first_unindexed(Connection& db);

// Adds a customer's words, which are in their row already.
void remember_words(Connection& db, CustomerId id, std::string_view words);
// Takes them out again, which must be told exactly as they were put in.
void forget_words(Connection& db, CustomerId id, std::string_view words);

}  // namespace rafiq::store
