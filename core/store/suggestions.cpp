// SPDX-License-Identifier: Apache-2.0
// Identity::suggestions: by the indices of mails, phones and names alone.
#include "core/search/normalise.hpp"
#include "core/store/connection.hpp"
#include "core/store/identity.hpp"
#include "core/store/phone_key.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace rafiq::store {
namespace {

constexpr int sharers_looked_at = 20;  // a number that so many share is an office's, a name is no reason

using Pair = std::pair<CustomerId, CustomerId>;
using Reasons = std::vector<LikelySame::Reason>;

int weight(const Reasons& reasons) {
  int sum = 0;
  for (const auto& reason : reasons) sum += reason.what == InCommon::name ? 1 : 2;
  return sum;
}

class Suggesting {
 public:
  explicit Suggesting(Connection& db) : db_(db) {}

  void of(CustomerId id) {
    for (const auto& [value, normal] : points_of(mails_, id))
      for (const auto other : with(mail_, normal)) offer(id, other, {InCommon::mail, value});
    for (const auto& [value, reversed] : points_of(phones_, id))
      for (const auto& hit :
           customers_with_phone(db_, search::phone_digits(value), PhoneMatch::whole, sharers_looked_at))
        offer(id, hit.customer, {InCommon::phone, value});
    for (const auto& [value, normal] : points_of(names_, id))
      for (const auto other : with(name_, normal)) offer(id, other, {InCommon::name, value});
  }

  // Whoever shares something with anybody, until there are enough to choose from.
  void of_all(std::size_t enough) {
    if (!are_several_accounts()) return;
    shared(
        "SELECT normal FROM customer_mail JOIN record ON record.id = record_id WHERE normal <> '' GROUP BY "
        "normal HAVING min(account_id) < max(account_id) ORDER BY normal",
        mail_, enough);
    by_phone(2 * enough);
    shared(
        "SELECT normal FROM customer_name JOIN record ON record.id = record_id WHERE normal <> '' GROUP BY "
        "normal HAVING min(account_id) < max(account_id) ORDER BY normal",
        name_, 3 * enough);
  }

  std::vector<LikelySame> best(std::size_t limit, bool names_alone) {
    std::vector<LikelySame> all;
    for (auto& [pair, reasons] : found_) {
      if (!names_alone && weight(reasons) == 1 && comparable(pair)) continue;
      all.push_back({pair.first, pair.second, reasons});
    }
    std::stable_sort(all.begin(), all.end(), [](const LikelySame& a, const LikelySame& b) {
      return weight(a.reasons) > weight(b.reasons);
    });
    if (all.size() > limit) all.resize(limit);
    return all;
  }

 private:
  static constexpr std::string_view mails_ =
      "SELECT value, normal FROM record JOIN customer_mail ON record_id = record.id WHERE customer_id = ? "
      "AND normal "
      "<> ''";
  static constexpr std::string_view phones_ =
      "SELECT value, reversed FROM record JOIN customer_phone ON record_id = record.id WHERE customer_id = ?";
  static constexpr std::string_view names_ =
      "SELECT value, normal FROM record JOIN customer_name ON record_id = record.id WHERE customer_id = ? "
      "AND normal "
      "<> ''";
  static constexpr std::string_view mail_ =
      "SELECT DISTINCT customer_id FROM customer_mail JOIN record ON record.id = record_id WHERE normal = ? "
      "ORDER BY "
      "customer_id LIMIT ?";
  static constexpr std::string_view name_ =
      "SELECT DISTINCT customer_id FROM customer_name JOIN record ON record.id = record_id WHERE normal = ? "
      "ORDER BY "
      "customer_id LIMIT ?";

  std::vector<std::pair<std::string, std::string>> points_of(std::string_view sql, CustomerId id) {
    std::vector<std::pair<std::string, std::string>> points;
    auto row = db_.query(sql, id.value);
    while (row.next()) points.emplace_back(row.text(0), row.text(1));
    return points;
  }

  std::vector<CustomerId> with(std::string_view sql, const std::string& normal) {
    std::vector<CustomerId> found;
    auto row = db_.query(sql, normal, sharers_looked_at);
    while (row.next()) found.push_back(CustomerId{row.integer(0)});
    if (found.size() == sharers_looked_at) found.clear();
    return found;
  }

  // One CRM does not have the same person twice: that is for its own people to see.
  bool are_several_accounts() {
    return db_.find_integer(
               "SELECT count(*) FROM account WHERE EXISTS (SELECT 1 FROM record WHERE account_id = "
               "account.id)") > 1;
  }

  void shared(std::string_view sql, std::string_view one, std::size_t enough) {
    auto row = db_.query(sql);
    while (found_.size() < enough && row.next())
      if (const auto sharers = with(one, row.text(0)); sharers.size() > 1)
        for (const auto sharer : sharers) of(sharer);
  }

  // In the order of its index a number comes right before the same number with its country code.
  void by_phone(std::size_t enough) {
    auto row = db_.query("SELECT reversed FROM customer_phone ORDER BY reversed");
    std::string before;
    while (found_.size() < enough && row.next()) {
      auto key = row.text(0);
      if (before.size() >= search::shortest_whole_phone && key.starts_with(before)) {
        const std::string digits(before.rbegin(), before.rend());
        const auto hits = customers_with_phone(db_, digits, PhoneMatch::whole, sharers_looked_at);
        if (!hits.empty() && hits.size() < sharers_looked_at) of(hits.front().customer);
      }
      before = std::move(key);
    }
  }

  void offer(CustomerId id, CustomerId other, LikelySame::Reason reason) {
    if (id == other || !other.valid() || !disjoint(id, other)) return;
    auto& reasons = found_[{std::min(id, other), std::max(id, other)}];
    const bool known = std::any_of(reasons.begin(), reasons.end(),
                                   [&](const LikelySame::Reason& had) { return had.what == reason.what; });
    if (!known) reasons.push_back(std::move(reason));
  }

  std::set<std::int64_t> accounts_of(CustomerId id) {
    std::set<std::int64_t> accounts;
    auto row =
        db_.query("SELECT account_id FROM record WHERE customer_id = ? AND kind = 'customer'", id.value);
    while (row.next()) accounts.insert(row.integer(0));
    return accounts;
  }

  bool disjoint(CustomerId one, CustomerId other) {
    const auto theirs = accounts_of(other);
    for (const auto account : accounts_of(one))
      if (theirs.contains(account)) return false;
    return true;
  }

  // Both have a mail, or both a phone: it would have told.
  bool comparable(const Pair& pair) {
    return (!points_of(mails_, pair.first).empty() && !points_of(mails_, pair.second).empty()) ||
           (!points_of(phones_, pair.first).empty() && !points_of(phones_, pair.second).empty());
  }

  Connection& db_;
  std::map<Pair, Reasons> found_;
};

}  // namespace

Result<std::vector<LikelySame>> Identity::suggestions(CustomerId customer, int limit) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::vector<LikelySame>> {
    Suggesting suggesting(db);
    suggesting.of(customer);
    return suggesting.best(static_cast<std::size_t>(limit), true);
  });
}

Result<std::vector<LikelySame>> Identity::suggestions(int limit) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::vector<LikelySame>> {
    Suggesting suggesting(db);
    suggesting.of_all(static_cast<std::size_t>(limit));
    return suggesting.best(static_cast<std::size_t>(limit), false);
  });
}

}  // namespace rafiq::store
