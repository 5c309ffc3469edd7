// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/ids.hpp"

#include <string_view>

namespace rafiq::store {

class Connection;

// What several repositories do to the row of a customer, within the caller's transaction.

bool customer_exists(Connection& db, CustomerId id);
// Whether anything about the customer was noted on this machine.
bool has_local(Connection& db, CustomerId id);
// `detail`: the first mail or phone, if there is one. `words`: search::index_words of the names.
CustomerId add_customer(Connection& db, std::string_view name, std::string_view detail,
                        std::string_view words);
// Whether a person linked the customer with another: then a record that goes leaves its place, so that its
// return finds the same customer.
bool is_linked(Connection& db, CustomerId id);
// Takes the shown name, what tells namesakes apart and the words of the index from the customer's records.
// Without any, the name stays.
void refresh_customer(Connection& db, CustomerId id);
// Removes the customer, with everything that hangs from them.
void remove_customer(Connection& db, CustomerId id);
// Removes a customer of whom no CRM has a record and nothing was noted here.
void drop_if_empty(Connection& db, CustomerId id);

}  // namespace rafiq::store
