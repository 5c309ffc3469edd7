// SPDX-License-Identifier: Apache-2.0
#include "core/search/normalise.hpp"
#include "core/search/query.hpp"
#include "core/store/connection.hpp"
#include "core/store/customers.hpp"
#include "core/store/name_index.hpp"
#include "core/store/phone_key.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>

namespace rafiq::store {
namespace {

using search::Fit;

// Among equals those served last come first: as many as an agent may still have in mind, so that a key stroke
// costs the same after years.
constexpr int served_looked_at = 200;
constexpr std::string_view after_any_text = "\xF4\x8F\xBF\xBF";  // U+10FFFF

// What tells namesakes apart when they have neither mail nor phone.
std::string place_of(Connection& db, CustomerId id) {
  auto row = db.query(
      "SELECT account.name || ':' || external_id FROM record JOIN account ON account.id = account_id "
      "WHERE customer_id = ? AND kind = 'customer' AND gone = 0 ORDER BY record.id LIMIT 1",
      id.value);
  return row.next() ? row.text(0) : std::string();
}

Found line_of(Connection& db, CustomerId id, std::string detail) {
  Found line{id, {}, std::move(detail)};
  auto row = db.query("SELECT name, detail FROM customer WHERE id = ?", id.value);
  if (!row.next()) return line;
  line.name = row.text(0);
  if (line.detail.empty()) line.detail = row.text(1);
  if (line.detail.empty()) line.detail = place_of(db, id);
  return line;
}

// Gives the first customers in this order: how well they fit (search::Fit); those served last, the last one
// first; then the newest. Of mails that begin with the text, in their own order. Each way of looking goes
// through its index in that order and ends when enough were found.
class Search {
 public:
  Search(Connection& db, const search::Query& query, int limit)
      : db_(db),
        query_(query),
        name_fit_(query),
        names_(db, query, name_fit_),
        limit_(static_cast<std::size_t>(limit)) {}

  std::vector<Found> run() {
    look_at_served();
    for (const auto fit : {Fit::exact, Fit::beginning, Fit::words, Fit::contact, Fit::sounds}) {
      if (fit == Fit::contact) look_at_mails_of_served();
      for (auto& served : served_)
        if (served.fit == fit) add(served.id, std::move(served.detail));
      switch (fit) {
        case Fit::exact:
          add_newest(exact());
          break;
        case Fit::contact:
          add_newest(ending_with_digits());
          add_mails();
          break;
        default:
          names_.visit(fit, [&](CustomerId id) { return is_served(id) || add(id, {}); });
      }
      if (full()) break;
    }
    for (auto& line : lines_) line = line_of(db_, line.id, std::move(line.detail));
    return std::move(lines_);
  }

 private:
  struct Served {
    CustomerId id;
    std::optional<Fit> fit;
    std::string detail;
  };
  using Details = std::map<CustomerId, std::string, std::greater<>>;  // the newest first

  [[nodiscard]] bool full() const { return lines_.size() >= limit_; }
  [[nodiscard]] bool is_served(CustomerId id) const { return served_ids_.contains(id); }

  // Answers whether more are wanted.
  bool add(CustomerId id, std::string detail) {
    if (!full() && added_.insert(id).second) lines_.push_back({id, {}, std::move(detail)});
    return !full();
  }

  void add_newest(Details&& found) {
    for (auto& [id, detail] : found)
      if (!is_served(id) && !add(id, std::move(detail))) return;
  }

  // ---- whoever fits, by an index each

  Details exact() {
    auto found = ids();
    found.merge(whole_phones());
    found.merge(whole_mails());
    std::size_t enough = limit_;
    names_.visit(Fit::exact, [&](CustomerId id) {
      if (!is_served(id) && found.try_emplace(id).second) --enough;
      return enough > 0;
    });
    return found;
  }

  Details ids() {
    Details found;
    auto row = db_.query(
        "SELECT customer_id, account.name, external_id FROM record JOIN account ON account.id = account_id "
        "WHERE external_id IN (?1, substr(?1, instr(?1, ':') + 1)) AND (external_id = ?1 OR account.name || "
        "':' || "
        "external_id = ?1) AND kind = 'customer' AND gone = 0",
        query_.text);
    while (row.next()) found.try_emplace(CustomerId{row.integer(0)}, row.text(1) + ":" + row.text(2));
    if (const auto id = CustomerId::parse(query_.text))
      if (db_.find_integer("SELECT 1 FROM customer WHERE id = ?", id->value)) found.try_emplace(*id);
    return found;
  }

  [[nodiscard]] bool is_whole_phone() const { return query_.digits.size() >= search::shortest_whole_phone; }

  Details whole_phones() {
    Details found;
    if (!is_whole_phone()) return found;
    for (auto& hit : customers_with_phone(db_, query_.digits, PhoneMatch::whole))
      if (phone_fit(hit.value) == Fit::exact) found.try_emplace(hit.customer, std::move(hit.value));
    return found;
  }

  // A number with so few digits is nobody's whole one.
  Details ending_with_digits() {
    Details found;
    if (query_.digits.empty()) return found;
    // Those served last are among the newest too, perhaps, and are not wanted again.
    const auto enough = limit_ - lines_.size() + served_with_phone_;
    auto hits = is_whole_phone() ? customers_with_phone(db_, query_.digits, PhoneMatch::suffix)
                                 : newest_with_phone(db_, query_.digits, enough);
    for (auto& hit : hits)
      if (phone_fit(hit.value) == Fit::contact) found.try_emplace(hit.customer, std::move(hit.value));
    return found;
  }

  [[nodiscard]] std::optional<Fit> phone_fit(const std::string& phone) const {
    const auto digits = search::phone_digits(phone);
    if (search::same_phone(digits, query_.digits)) return Fit::exact;
    return digits.ends_with(query_.digits) ? std::optional(Fit::contact) : std::nullopt;
  }

  Details whole_mails() {
    Details found;
    if (query_.mail.empty()) return found;
    auto row = db_.query(
        "SELECT customer_id, value FROM customer_mail JOIN record ON record.id = record_id WHERE normal = ?",
        query_.mail);
    while (row.next()) found.try_emplace(CustomerId{row.integer(0)}, row.text(1));
    return found;
  }

  void add_mails() {
    if (query_.mail.empty()) return;
    auto row = db_.query(
        "SELECT customer_id, value FROM customer_mail JOIN record ON record.id = record_id WHERE normal >= "
        "?1 AND "
        "normal < ?1 || ?2 ORDER BY normal, customer_id DESC",
        query_.mail, after_any_text);
    while (row.next()) {
      const CustomerId id{row.integer(0)};
      if (!is_served(id) && !add(id, row.text(1))) return;
    }
  }

  // ---- those served last

  void look_at_served() {
    auto row = db_.query(
        "SELECT id, words FROM customer WHERE served_at IS NOT NULL ORDER BY served_at DESC, id DESC LIMIT ?",
        served_looked_at);
    while (row.next()) {
      served_.push_back({CustomerId{row.integer(0)}, {}, {}});
      served_ids_.insert(served_.back().id);
      served_.back().fit = name_fit_.of({}, row.view(1));
      if (name_fit_.may_be_better(row.view(1)))
        served_.back().fit = name_fit_.of(normal_names(db_, served_.back().id), row.view(1));
    }
    if (served_.empty()) return;
    take_better(ids(), Fit::exact);
    look_at_phones_of_served();
    take_better(whole_mails(), Fit::exact);
  }

  static bool is_better(Fit fit, const Served& served) { return !served.fit || fit < *served.fit; }

  void take_better(const Details& found, Fit fit) {
    for (auto& served : served_)
      if (const auto hit = found.find(served.id); hit != found.end() && is_better(fit, served)) {
        served.fit = fit;
        served.detail = hit->second;
      }
  }

  // The numbers of each in their order: the first that fits best is shown.
  void look_at_phones_of_served() {
    if (query_.digits.empty()) return;
    Details whole;
    Details ends;
    auto row = db_.query(
        "SELECT served.id, value, reversed "
        "FROM (SELECT id FROM customer WHERE served_at IS NOT NULL ORDER BY served_at DESC, id DESC LIMIT ?) "
        "AS served CROSS JOIN record ON customer_id = served.id "
        "CROSS JOIN customer_phone ON record_id = record.id ORDER BY reversed",
        served_looked_at);
    const auto key = phone_key(query_.digits);
    while (row.next()) {
      if (!row.view(2).starts_with(key) && !std::string_view(key).starts_with(row.view(2))) continue;
      auto phone = row.text(1);
      if (const auto fit = phone_fit(phone))
        (*fit == Fit::exact ? whole : ends).try_emplace(CustomerId{row.integer(0)}, std::move(phone));
    }
    served_with_phone_ = whole.size() + ends.size();
    take_better(whole, Fit::exact);
    take_better(ends, Fit::contact);
  }

  // Only when so many are wanted that it counts.
  void look_at_mails_of_served() {
    if (query_.mail.empty() || served_.empty()) return;
    Details begins;
    auto row = db_.query(
        "SELECT served.id, value "
        "FROM (SELECT id FROM customer WHERE served_at IS NOT NULL ORDER BY served_at DESC, id DESC LIMIT "
        "?1) "
        "AS served CROSS JOIN record ON customer_id = served.id AND kind = 'customer' "
        "CROSS JOIN customer_mail ON record_id = record.id "
        "WHERE normal >= ?2 AND normal < ?2 || ?3 ORDER BY normal",
        served_looked_at, query_.mail, after_any_text);
    while (row.next()) begins.try_emplace(CustomerId{row.integer(0)}, row.text(1));
    take_better(begins, Fit::contact);
  }

  Connection& db_;
  const search::Query& query_;
  search::NameFit name_fit_;
  NameIndex names_;
  std::size_t limit_;
  std::vector<Served> served_;  // the last one first
  std::set<CustomerId> served_ids_;
  std::size_t served_with_phone_ = 0;
  std::set<CustomerId> added_;
  std::vector<Found> lines_;
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
  std::vector<Found> found;
  if (limit <= 0) return found;
  auto& db = database_->connection();
  const auto query = search::read_query(text);
  RAFIQ_TRY(database_->read([&] {
    found = query.empty() ? recent(db, limit) : Search(db, query, limit).run();
    return success();
  }));
  return found;
}

}  // namespace rafiq::store
