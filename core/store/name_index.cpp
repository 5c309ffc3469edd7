// SPDX-License-Identifier: Apache-2.0
#include "core/store/name_index.hpp"

#include "core/search/index_words.hpp"
#include "core/store/connection.hpp"
#include "core/store/phone_key.hpp"
#include "core/store/put_off.hpp"

#include <algorithm>
#include <functional>

namespace rafiq::store {
namespace {

using search::Fit;

// Names that begin with a text are few, and all of them are looked at; or they are so many that among the
// newest customers who have the words the wanted ones are soon found.
constexpr int few_names = 2000;
constexpr std::string_view after_any_text = "\xF4\x8F\xBF\xBF";  // U+10FFFF

// Words hold letters and digits only, so that no quoting can go wrong.
std::string in_quotes(std::string_view token) {
  return "\"" + std::string(token) + "\"";
}

std::string words_expression(const search::Query& query) {
  std::string text;
  for (const auto& word : query.words) {
    if (!text.empty()) text += " AND ";
    text += "(" + in_quotes(word.beginning) + "*";
    if (!word.or_exactly.empty() && word.or_exactly != word.beginning)
      text += " OR " + in_quotes(word.or_exactly);
    text += ")";
  }
  return text;
}

// All words but the last are whole ones of the name.
std::string beginning_expression(const search::Query& query) {
  std::string text;
  for (std::size_t i = 0; i < query.words.size(); ++i) {
    const auto& word = query.words[i].beginning;
    if (i > 0) text += " AND ";
    text += in_quotes(i == 0 ? search::begins_name + word : word);
    if (i + 1 == query.words.size()) text += "*";
  }
  return text;
}

// Empty when there is a word of which nobody knows the sound.
std::string sounds_expression(const search::Query& query) {
  std::string text;
  for (const auto& word : query.words) {
    if (word.sounds.empty()) return {};
    text += text.empty() ? "(" : " AND (";
    for (const auto& key : word.sounds) {
      if (&key != &word.sounds.front()) text += " OR ";
      text += in_quotes(search::begins_sound + key) + (search::is_sound_beginning(key) ? "*" : "");
    }
    text += ")";
  }
  return text;
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
      if (visit_unindexed(fit, visit)) visit_matching(words_expression(query_), visit);
      return;
    case Fit::sounds:
      if (visit_unindexed(fit, visit)) visit_matching(sounds_expression(query_), visit);
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
    if (search::name_fit(query_, {}, row.view(1)) == fit && !visit(id)) return false;
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
  visit_matching(beginning_expression(query_), visit_those);
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

void NameIndex::visit_matching(const std::string& expression, const Visit& visit) {
  if (expression.empty()) return;
  auto row = db_.query("SELECT rowid FROM customer_words WHERE customer_words MATCH ? ORDER BY rowid DESC",
                       expression);
  while (row.next())
    if (!visit(CustomerId{row.integer(0)})) return;
}

}  // namespace rafiq::store
