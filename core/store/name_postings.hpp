// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/ids.hpp"

#include <cstdint>
#include <string_view>

namespace rafiq::store {

class Connection;

// What the index of names is made of: for each word of search::index_words the customers who have it, and
// what the words sound like. All of this is part of the caller's transaction; the words of a customer must be
// told as they are in their row. NameIndex reads it.

// Customers come in blocks: that of id / 65536 holds them by id % 65536.
constexpr std::int64_t block_of(CustomerId id) {
  return id.value >> 16;
}
constexpr std::uint16_t place_in_block(CustomerId id) {
  return static_cast<std::uint16_t>(id.value & 0xFFFF);
}
CustomerId customer_at(std::int64_t block, std::uint16_t place);
// -1 when nobody is in the index.
std::int64_t newest_block(Connection& db);

void add_to_names(Connection& db, CustomerId id, std::string_view words);
void take_from_names(Connection& db, CustomerId id, std::string_view words);
// Those from `first` on and before `end`, as their rows say.
void index_names(Connection& db, std::int64_t first, std::int64_t end);

// Whether the index says what the rows of all customers before `end` say, and nothing else.
bool are_names_indexed(Connection& db, std::int64_t end);
void empty_names(Connection& db);

}  // namespace rafiq::store
