// SPDX-License-Identifier: Apache-2.0
#include "core/store/put_off.hpp"

#include "core/store/connection.hpp"
#include "core/store/name_postings.hpp"

namespace rafiq::store {
namespace {

bool is_indexed(Connection& db, CustomerId id) {
  const auto from = words_put_off_from(db);
  return !from || id.value < *from;
}

}  // namespace

std::optional<std::int64_t> words_put_off_from(Connection& db) {
  return db.find_integer("SELECT from_id FROM put_off WHERE what = 'words'");
}

std::int64_t first_unindexed(Connection& db) {
  const auto from = words_put_off_from(db);
  return from ? *from : db.find_integer("SELECT max(id) FROM customer").value_or(0) + 1;
}

void remember_words(Connection& db, CustomerId id, std::string_view words) {
  if (is_indexed(db, id)) add_to_names(db, id, words);
}

void forget_words(Connection& db, CustomerId id, std::string_view words) {
  if (is_indexed(db, id)) take_from_names(db, id, words);
}

}  // namespace rafiq::store
