// SPDX-License-Identifier: Apache-2.0
#include "core/store/name_index.hpp"

#include "core/search/index_words.hpp"
#include "core/store/connection.hpp"
#include "core/store/name_postings.hpp"
#include "core/store/phone_key.hpp"
#include "core/store/put_off.hpp"

#include <algorithm>
#include <functional>
#include <limits>

namespace rafiq::store {
namespace {

using search::Fit;

// Names that begin with a text are few, and all of them are looked at; or they are so many that among the
// newest customers who have the words the wanted ones are soon found.
constexpr int few_names = 2000;
constexpr std::string_view after_any_text = "\xF4\x8F\xBF\xBF";  // U+10FFFF
constexpr std::string_view after_this_text = "\x01";

// Of a short beginning there are many words, each with a list. When few customers are left by the other
// words, they are asked instead: to look one up costs as much as so many lists.
constexpr std::size_t lists_for_a_customer = 8;
constexpr auto no_limit = std::numeric_limits<std::size_t>::max();

NamePattern words_pattern(const search::Query& query) {
  NamePattern pattern;
  for (const auto& word : query.words) {
    WantedWord wanted{word.beginning, {}};
    if (!word.or_exactly.empty() && word.or_exactly != word.beginning)
      wanted.whole.push_back(word.or_exactly);
    pattern.push_back(std::move(wanted));
  }
  return pattern;
}

// All words but the last are whole ones of the name.
NamePattern beginning_pattern(const search::Query& query) {
  NamePattern pattern;
  for (std::size_t i = 0; i < query.words.size(); ++i) {
    auto word = query.words[i].beginning;
    if (i == 0) word.insert(word.begin(), search::begins_name);
    const bool last = i + 1 == query.words.size();
    pattern.push_back(last ? WantedWord{std::move(word), {}} : WantedWord{{}, {std::move(word)}});
  }
  return pattern;
}

// The words that the index knows and that sound like this one.
std::vector<std::string> words_like(Connection& db, const search::QueryWord& typed) {
  std::vector<std::string> words;
  for (const auto& key : typed.sounds) {
    const bool beginning = search::is_sound_beginning(key);
    auto row = db.query("SELECT word FROM name_sound WHERE key >= ?1 AND key < ?1 || ?2", key,
                        beginning ? after_any_text : after_this_text);
    while (row.next()) words.push_back(row.text(0));
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

// Empty when nobody's name sounds like one of the words.
NamePattern sounds_pattern(Connection& db, const search::Query& query) {
  NamePattern pattern;
  for (const auto& word : query.words) {
    pattern.push_back({{}, words_like(db, word)});
    if (pattern.back().whole.empty()) return {};
  }
  return pattern;
}

}  // namespace

std::vector<std::string> normal_names(Connection& db, CustomerId id) {
  std::vector<std::string> names;
  auto row = db.query(
      "SELECT normal FROM record JOIN customer_name ON record_id = record.id WHERE customer_id = ? AND kind "
      "= "
      "'customer'",
      id.value);
  while (row.next()) names.push_back(row.text(0));
  return names;
}

void NameIndex::visit(Fit fit, const Visit& visit) {
  if (query_.words.empty()) return;
  switch (fit) {
    case Fit::exact:
      return visit_whole(visit);
    case Fit::beginning:
      return visit_beginning(visit);
    case Fit::words:
      if (visit_unindexed(fit, visit)) visit_matching(words_pattern(query_), visit);
      return;
    case Fit::sounds:
      if (visit_unindexed(fit, visit)) visit_matching(sounds_pattern(db_, query_), visit);
      return;
    case Fit::contact:
      return;
  }
}

// While a large import runs the newest customers are not in the index yet.
bool NameIndex::visit_unindexed(Fit fit, const Visit& visit) {
  const auto from = words_put_off_from(db_);
  if (!from) return true;
  auto row = db_.query("SELECT id, words FROM customer WHERE id >= ? ORDER BY id DESC", *from);
  while (row.next()) {
    const CustomerId id{row.integer(0)};
    if (name_fit_.of({}, row.view(1)) == fit && !visit(id)) return false;
  }
  return true;
}

void NameIndex::visit_whole(const Visit& visit) {
  auto row = db_.query(
      "SELECT DISTINCT customer_id FROM customer_name JOIN record ON record.id = record_id WHERE normal = ? "
      "ORDER BY "
      "customer_id DESC",
      query_.name);
  while (row.next())
    if (!visit(CustomerId{row.integer(0)})) return;
}

void NameIndex::visit_beginning(const Visit& visit) {
  if (are_few()) return visit_few(visit);
  const auto visit_those = [&](CustomerId id) { return !begins(id) || visit(id); };
  const auto from = words_put_off_from(db_);
  if (from) {
    auto row = db_.query("SELECT id FROM customer WHERE id >= ? ORDER BY id DESC", *from);
    while (row.next())
      if (!visit_those(CustomerId{row.integer(0)})) return;
  }
  visit_matching(beginning_pattern(query_), visit_those);
}

bool NameIndex::are_few() const {
  return !db_.find_integer(
      "SELECT 1 FROM customer_name WHERE normal >= ?1 AND normal < ?1 || ?2 LIMIT 1 OFFSET ?3", query_.name,
      after_any_text, few_names);
}

// A customer comes with their record, so that the newest records are the newest customers' but for those that
// a link gave to somebody else.
void NameIndex::visit_few(const Visit& visit) const {
  const auto given = given_by_links(db_);
  std::vector<std::int64_t> records;
  std::vector<CustomerId> linked;
  for (const auto record : with_names_from_to()) {
    if (given.contains(record))
      linked.push_back(customer_of(record));
    else
      records.push_back(record);
  }
  std::sort(records.begin(), records.end(), std::greater<>());
  std::sort(linked.begin(), linked.end(), std::greater<>());
  auto next = linked.begin();
  for (const auto record : records) {
    const auto customer = customer_of(record);
    for (; next != linked.end() && *next > customer; ++next)
      if (!visit(*next)) return;
    if (!visit(customer)) return;
  }
  for (; next != linked.end(); ++next)
    if (!visit(*next)) return;
}

std::vector<std::int64_t> NameIndex::with_names_from_to() const {
  std::vector<std::int64_t> records;
  auto row = db_.query("SELECT record_id FROM customer_name WHERE normal >= ?1 AND normal < ?1 || ?2",
                       query_.name, after_any_text);
  while (row.next()) records.push_back(row.integer(0));
  return records;
}

CustomerId NameIndex::customer_of(std::int64_t record) const {
  return CustomerId{db_.find_integer("SELECT customer_id FROM record WHERE id = ?", record).value_or(0)};
}

bool NameIndex::begins(CustomerId id) const {
  const auto names = normal_names(db_, id);
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return name.starts_with(query_.name); });
}

void NameIndex::visit_matching(NamePattern pattern, const Visit& visit) {
  if (pattern.empty()) return;
  // Who has a long word is soon told; then it does not matter how many have a short one.
  std::stable_sort(pattern.begin(), pattern.end(), [](const WantedWord& one, const WantedWord& other) {
    const auto telling = [](const WantedWord& word) {
      return word.beginning.empty() ? std::string::npos : word.beginning.size();
    };
    return telling(one) > telling(other);
  });
  for (auto block = newest_block(db_); block >= 0; --block) {
    const auto visit_place = [&](std::uint16_t place) { return visit(customer_at(block, place)); };
    if (!in_block(block, pattern).visit_descending(visit_place)) return;
  }
}

IdSet NameIndex::in_block(std::int64_t block, const NamePattern& pattern) const {
  auto found = with_word(block, pattern.front(), no_limit);
  for (auto wanted = pattern.begin() + 1; wanted != pattern.end(); ++wanted) {
    const auto count = found->count();
    if (count == 0) break;
    if (const auto those = with_word(block, *wanted, lists_for_a_customer * count))
      found->intersect(*those);
    else
      found = of_those(block, *found, *wanted);
  }
  return *found;
}

std::optional<IdSet> NameIndex::with_word(std::int64_t block, const WantedWord& wanted,
                                          std::size_t most_lists) const {
  std::optional<IdSet> found(std::in_place);
  for (const auto& word : wanted.whole) {
    auto row = db_.query("SELECT customers FROM name_posting WHERE block = ? AND word = ?", block, word);
    if (row.next()) found->unite(row.view(0));
  }
  if (wanted.beginning.empty()) return found;
  auto row =
      db_.query("SELECT customers FROM name_posting WHERE block = ?1 AND word >= ?2 AND word < ?2 || ?3",
                block, wanted.beginning, after_any_text);
  for (std::size_t lists = 0; row.next(); found->unite(row.view(0)))
    if (++lists > most_lists) return std::nullopt;
  return found;
}

IdSet NameIndex::of_those(std::int64_t block, const IdSet& those, const WantedWord& wanted) const {
  auto found = those;
  those.visit_descending([&](std::uint16_t place) {
    auto row = db_.query("SELECT words FROM customer WHERE id = ?", customer_at(block, place).value);
    const bool has = row.next() && search::any_index_word(row.view(0), [&](std::string_view word) {
                       return word.starts_with(wanted.beginning) ||
                              std::find(wanted.whole.begin(), wanted.whole.end(), word) != wanted.whole.end();
                     });
    if (!has) found.erase(place);
    return true;
  });
  return found;
}

}  // namespace rafiq::store
