// SPDX-License-Identifier: Apache-2.0
#include "core/search/normalise.hpp"
#include "core/search/query.hpp"
#include "core/store/connection.hpp"
#include "core/store/customers.hpp"
#include "core/store/phone_key.hpp"

#include <algorithm>
#include <map>

namespace rafiq::store {
namespace {

using search::Fit;

// Each way of looking gives a bounded number of candidates, so that a key stroke costs the same in a home of
// a hundred customers and in one of a million; then the best of them are chosen.
constexpr int served_looked_at = 200;
constexpr std::string_view after_any_text = "\xF4\x8F\xBF\xBF";  // U+10FFFF

// What tells namesakes apart.
std::string detail_of(Connection& db, CustomerId id) {
  auto row = db.query(
      "SELECT coalesce((SELECT value FROM customer_mail WHERE record_id = record.id ORDER BY place LIMIT 1), "
      "(SELECT value FROM customer_phone WHERE record_id = record.id ORDER BY place LIMIT 1), "
      "account.name || ':' || external_id) FROM record JOIN account ON account.id = account_id WHERE "
      "customer_id = ? "
      "AND kind = 'customer' AND gone = 0 ORDER BY record.id LIMIT 1",
      id.value);
  return row.next() ? row.text(0) : std::string();
}

Found line_of(Connection& db, CustomerId id, const std::string& detail) {
  Found line{id, {}, detail.empty() ? detail_of(db, id) : detail};
  auto row = db.query("SELECT name FROM customer WHERE id = ?", id.value);
  if (row.next()) line.name = row.text(0);
  return line;
}

struct Candidate {
  Fit fit = Fit::words;
  std::string detail;
};

class Search {
 public:
  Search(Connection& db, const search::Query& query, int limit)
      : db_(db), query_(query), limit_(limit), enough_(limit * 4) {}

  std::vector<Found> run() {
    by_id();
    by_phone();
    by_mail();
    if (!query_.words.empty()) {
      by_beginning();
      by_words();
      by_name_of_served();
    }
    return best();
  }

 private:
  void offer(CustomerId id, Fit fit, std::string detail = {}) {
    const auto [place, is_new] = found_.try_emplace(id, Candidate{fit, detail});
    if (!is_new && fit < place->second.fit) place->second = {fit, std::move(detail)};
  }

  void by_id() {
    auto row = db_.query(
        "SELECT customer_id, account.name, external_id FROM record JOIN account ON account.id = account_id "
        "WHERE "
        "external_id IN (?1, substr(?1, instr(?1, ':') + 1)) AND (external_id = ?1 OR account.name || ':' || "
        "external_id = ?1) AND kind = 'customer' AND gone = 0 LIMIT ?2",
        query_.text, enough_);
    while (row.next()) offer(CustomerId{row.integer(0)}, Fit::exact, row.text(1) + ":" + row.text(2));
    if (const auto id = CustomerId::parse(query_.text))
      if (db_.find_integer("SELECT 1 FROM customer WHERE id = ?", id->value)) offer(*id, Fit::exact);
  }

  void by_phone() {
    for (auto& hit : customers_with_phone(db_, query_.digits, PhoneMatch::suffix, enough_)) {
      const bool whole = search::same_phone(search::phone_digits(hit.value), query_.digits);
      offer(hit.customer, whole ? Fit::exact : Fit::beginning, std::move(hit.value));
    }
  }

  void by_mail() {
    if (query_.mail.empty()) return;
    auto row = db_.query(
        "SELECT customer_id, value, normal FROM customer_mail JOIN record ON record.id = record_id WHERE "
        "normal >= ?1 "
        "AND normal < ?1 || ?2 ORDER BY normal LIMIT ?3",
        query_.mail, after_any_text, enough_);
    while (row.next())
      offer(CustomerId{row.integer(0)}, row.text(2) == query_.mail ? Fit::exact : Fit::beginning,
            row.text(1));
  }

  void by_beginning() {
    auto row = db_.query(
        "SELECT customer_id, normal FROM customer_name JOIN record ON record.id = record_id WHERE normal >= "
        "?1 AND "
        "normal < ?1 || ?2 ORDER BY normal LIMIT ?3",
        query_.name, after_any_text, enough_);
    while (row.next())
      offer(CustomerId{row.integer(0)}, row.text(1) == query_.name ? Fit::exact : Fit::beginning);
  }

  // Words hold letters and digits only, so that no quoting can go wrong.
  [[nodiscard]] std::string expression() const {
    std::string text;
    for (const auto& word : query_.words) {
      if (!text.empty()) text += " AND ";
      text += "(\"" + word.beginning + "\"*";
      if (!word.or_exactly.empty()) text += " OR \"" + word.or_exactly + "\"";
      text += ")";
    }
    return text;
  }

  void by_words() {
    auto row =
        db_.query("SELECT rowid FROM customer_words WHERE customer_words MATCH ? ORDER BY rowid DESC LIMIT ?",
                  expression(), enough_);
    while (row.next()) offer(CustomerId{row.integer(0)}, Fit::words);
  }

  void by_name_of_served() {
    auto row = db_.query(
        "SELECT id, words FROM customer WHERE served_at IS NOT "
        "NULL "
        "ORDER BY served_at DESC LIMIT ?",
        served_looked_at);
    while (row.next()) {
      const CustomerId id{row.integer(0)};
      if (const auto fit = search::name_fit(query_, normal_names(id), row.text(1))) offer(id, *fit);
    }
  }

  std::vector<std::string> normal_names(CustomerId id) {
    std::vector<std::string> names;
    auto row = db_.query(
        "SELECT normal FROM record JOIN customer_name ON record_id = record.id WHERE customer_id = ? AND "
        "kind = "
        "'customer'",
        id.value);
    while (row.next()) names.push_back(row.text(0));
    return names;
  }

  std::vector<Found> best() {
    struct Ranked {
      Fit fit;
      std::int64_t unserved_since;  // the later, the smaller
      std::int64_t newest_first;
      auto operator<=>(const Ranked&) const = default;
    };
    std::vector<std::pair<Ranked, CustomerId>> ranked;
    for (const auto& [id, candidate] : found_) {
      const auto served =
          db_.find_integer("SELECT served_at FROM customer WHERE id = ?", id.value).value_or(0);
      ranked.push_back({{candidate.fit, -served, -id.value}, id});
    }
    std::sort(ranked.begin(), ranked.end());
    if (ranked.size() > static_cast<std::size_t>(limit_)) ranked.resize(static_cast<std::size_t>(limit_));
    std::vector<Found> lines;
    for (const auto& [rank, id] : ranked) lines.push_back(line_of(db_, id, found_.at(id).detail));
    return lines;
  }

  Connection& db_;
  const search::Query& query_;
  int limit_;
  int enough_;
  std::map<CustomerId, Candidate> found_;
};

std::vector<Found> recent(Connection& db, int limit) {
  std::vector<CustomerId> ids;
  {
    auto row = db.query("SELECT id FROM customer WHERE served_at IS NOT NULL ORDER BY served_at DESC LIMIT ?",
                        limit);
    while (row.next()) ids.push_back(CustomerId{row.integer(0)});
  }
  {
    auto row = db.query("SELECT id FROM customer WHERE served_at IS NULL ORDER BY id DESC LIMIT ?",
                        limit - static_cast<int>(ids.size()));
    while (row.next()) ids.push_back(CustomerId{row.integer(0)});
  }
  std::vector<Found> lines;
  for (const auto id : ids) lines.push_back(line_of(db, id, {}));
  return lines;
}

}  // namespace

Result<std::vector<Found>> Customers::search(std::string_view text, int limit) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::vector<Found>> {
    if (limit <= 0) return std::vector<Found>();
    const auto query = search::read_query(text);
    if (query.empty()) return recent(db, limit);
    return Search(db, query, limit).run();
  });
}

}  // namespace rafiq::store
