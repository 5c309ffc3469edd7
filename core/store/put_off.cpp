// SPDX-License-Identifier: Apache-2.0
#include "core/store/put_off.hpp"

#include "core/store/connection.hpp"

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

void remember_words(Connection& db, CustomerId id, std::string_view words) {
  if (is_indexed(db, id)) db.run("INSERT INTO customer_words (rowid, words) VALUES (?, ?)", id.value, words);
}

void forget_words(Connection& db, CustomerId id, std::string_view words) {
  if (is_indexed(db, id))
    db.run("INSERT INTO customer_words (customer_words, rowid, words) VALUES ('delete', ?, ?)", id.value,
           words);
}

}  // namespace rafiq::store
