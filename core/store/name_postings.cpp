// SPDX-License-Identifier: Apache-2.0
#include "core/store/name_postings.hpp"

#include "core/search/index_words.hpp"
#include "core/search/skeleton.hpp"
#include "core/store/connection.hpp"
#include "core/store/id_set.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace rafiq::store {
namespace {

using Places = std::vector<std::uint16_t>;
using Lists = std::map<std::string, Places, std::less<>>;

// Before the index had a table of sounds they stood among the words of a customer.
constexpr char began_sound = '~';

template <class Visit>
void each_word(std::string_view words, Visit visit) {
  search::any_index_word(words, [&](std::string_view word) {
    if (word.front() != began_sound) visit(word);
    return false;
  });
}

void add(Lists& lists, std::string_view word, std::uint16_t place) {
  auto list = lists.find(word);
  if (list == lists.end()) list = lists.try_emplace(std::string(word)).first;
  list->second.push_back(place);
}

// Those of one block, from `first` on and before `end`.
Lists lists_of_rows(Connection& db, std::int64_t first, std::int64_t end) {
  Lists lists;
  auto row = db.query("SELECT id, words FROM customer WHERE id >= ? AND id < ? ORDER BY id", first, end);
  while (row.next()) {
    const auto place = place_in_block(CustomerId{row.integer(0)});
    each_word(row.view(1), [&](std::string_view word) { add(lists, word, place); });
  }
  return lists;
}

std::vector<std::string> sounds_of(std::string_view word) {
  return word.front() == search::begins_name ? std::vector<std::string>() : search::sound_keys(word);
}

// Answers whether the word has a list in this block.
bool read_list(Connection& db, std::int64_t block, std::string_view word, IdSet& customers) {
  auto row = db.query("SELECT customers FROM name_posting WHERE block = ? AND word = ?", block, word);
  if (!row.next()) return false;
  customers.unite(row.view(0));
  return true;
}

void write_list(Connection& db, std::int64_t block, std::string_view word, const IdSet& customers) {
  db.run(
      "INSERT INTO name_posting (block, word, customers) VALUES (?, ?, ?) ON CONFLICT (block, word) DO "
      "UPDATE "
      "SET customers = excluded.customers",
      block, word, Blob{customers.pack()});
}

void add_to_list(Connection& db, std::int64_t block, std::string_view word, const Places& places) {
  IdSet customers;
  const bool known = read_list(db, block, word, customers);
  for (const auto place : places) customers.insert(place);
  write_list(db, block, word, customers);
  if (known) return;
  for (const auto& key : sounds_of(word))
    db.run("INSERT OR IGNORE INTO name_sound (key, word) VALUES (?, ?)", key, word);
}

bool has_anybody(Connection& db, std::string_view word) {
  for (auto block = newest_block(db); block >= 0; --block)
    if (db.find_integer("SELECT 1 FROM name_posting WHERE block = ? AND word = ?", block, word)) return true;
  return false;
}

void take_from_list(Connection& db, std::int64_t block, std::string_view word, std::uint16_t place) {
  IdSet customers;
  if (!read_list(db, block, word, customers)) return;
  customers.erase(place);
  if (customers.count() > 0) return write_list(db, block, word, customers);
  db.run("DELETE FROM name_posting WHERE block = ? AND word = ?", block, word);
  if (has_anybody(db, word)) return;
  for (const auto& key : sounds_of(word))
    db.run("DELETE FROM name_sound WHERE key = ? AND word = ?", key, word);
}

bool is_as_indexed(Connection& db, std::int64_t block, const Lists& lists) {
  auto row = db.query("SELECT word, customers FROM name_posting WHERE block = ? ORDER BY word", block);
  for (const auto& [word, places] : lists) {
    if (!row.next() || row.view(0) != word) return false;
    IdSet customers;
    for (const auto place : places) customers.insert(place);
    if (row.view(1) != customers.pack()) return false;
  }
  return !row.next();
}

bool are_sounds_known(Connection& db, const std::set<std::string>& words) {
  std::set<std::pair<std::string, std::string>> sounds;
  for (const auto& word : words)
    for (auto& key : sounds_of(word)) sounds.emplace(std::move(key), word);
  auto row = db.query("SELECT key, word FROM name_sound ORDER BY key, word");
  for (const auto& [key, word] : sounds)
    if (!row.next() || row.view(0) != key || row.view(1) != word) return false;
  return !row.next();
}

}  // namespace

CustomerId customer_at(std::int64_t block, std::uint16_t place) {
  return CustomerId{(block << 16) + place};
}

std::int64_t newest_block(Connection& db) {
  return db.find_integer("SELECT max(block) FROM name_posting").value_or(-1);
}

void add_to_names(Connection& db, CustomerId id, std::string_view words) {
  const Places place{place_in_block(id)};
  each_word(words, [&](std::string_view word) { add_to_list(db, block_of(id), word, place); });
}

void take_from_names(Connection& db, CustomerId id, std::string_view words) {
  each_word(words,
            [&](std::string_view word) { take_from_list(db, block_of(id), word, place_in_block(id)); });
}

void index_names(Connection& db, std::int64_t first, std::int64_t end) {
  while (first < end) {
    const auto block = block_of(CustomerId{first});
    const auto next = std::min(end, customer_at(block + 1, 0).value);
    for (const auto& [word, places] : lists_of_rows(db, first, next)) add_to_list(db, block, word, places);
    first = next;
  }
}

bool are_names_indexed(Connection& db, std::int64_t end) {
  std::set<std::string> words;
  const auto newest = std::max(newest_block(db), block_of(CustomerId{end}));
  for (std::int64_t block = 0; block <= newest; ++block) {
    const auto lists =
        lists_of_rows(db, customer_at(block, 0).value, std::min(end, customer_at(block + 1, 0).value));
    if (!is_as_indexed(db, block, lists)) return false;
    for (const auto& [word, places] : lists) words.insert(word);
  }
  return are_sounds_known(db, words);
}

void empty_names(Connection& db) {
  db.run("DELETE FROM name_posting");
  db.run("DELETE FROM name_sound");
}

}  // namespace rafiq::store
