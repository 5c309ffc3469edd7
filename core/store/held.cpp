// SPDX-License-Identifier: Apache-2.0
#include "core/store/held.hpp"

#include "core/store/connection.hpp"
#include "core/store/sealed_parts.hpp"
#include "core/store/suppression.hpp"

#include <algorithm>
#include <set>

namespace rafiq::store {
namespace {

constexpr std::size_t shortest_telling_text = 4;  // a shorter name is found in everything

std::vector<std::string> texts(Connection& db, std::string_view sql, CustomerId customer) {
  std::vector<std::string> all;
  auto row = db.query(sql, customer.value);
  while (row.next()) all.push_back(row.text(0));
  return all;
}

constexpr std::string_view mails_of =
    "SELECT value FROM record JOIN customer_mail ON record_id = record.id WHERE customer_id = ?";
constexpr std::string_view phones_of =
    "SELECT value FROM record JOIN customer_phone ON record_id = record.id WHERE customer_id = ?";
constexpr std::string_view names_of =
    "SELECT value FROM record JOIN customer_name ON record_id = record.id WHERE customer_id = ?1 UNION "
    "SELECT name "
    "FROM customer WHERE id = ?1";

struct Person {
  std::set<std::string> references;
  std::vector<std::string> words;  // that a record about them would hold
};

Person person(Connection& db, CustomerId customer) {
  Person person;
  {
    auto row = db.query(
        "SELECT account.name, entity, external_id FROM record JOIN account ON account.id = account_id WHERE "
        "customer_id = ? AND kind = 'customer'",
        customer.value);
    while (row.next()) {
      person.references.insert(reference_of_record(row.text(0), row.text(1), row.text(2)));
      person.references.insert(reference_of_id(row.text(0), row.text(2)));
    }
  }
  const auto add = [&](std::vector<std::string> values, std::string (*reference)(std::string_view)) {
    for (auto& value : values) {
      if (reference != nullptr) person.references.insert(reference(value));
      if (value.size() >= shortest_telling_text) person.words.push_back(std::move(value));
    }
  };
  add(texts(db, mails_of, customer), reference_of_mail);
  add(texts(db, phones_of, customer), reference_of_phone);
  add(texts(db, names_of, customer), nullptr);
  person.references.erase("");
  return person;
}

bool names(const Person& person, const HeldAside& aside) {
  UnreadableRecord record;
  if (!aside.id.empty()) record.key = RecordKey{aside.entity, aside.id};
  record.record = aside.content;
  for (const auto& reference : references_of(aside.account, record))
    if (person.references.contains(reference)) return true;
  return std::any_of(person.words.begin(), person.words.end(),
                     [&](const std::string& word) { return aside.content.find(word) != std::string::npos; });
}

}  // namespace

Result<std::vector<HeldRecord>> Held::records(CustomerId customer) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::vector<HeldRecord>> {
    std::vector<HeldRecord> all;
    auto row = db.query(
        "SELECT account.name, entity, external_id, kind, version, url, modified_at, first_seen, gone, "
        "coalesce(base, ''), "
        "account_id "
        "FROM record JOIN account ON account.id = account_id LEFT JOIN record_base ON record_base.record_id "
        "= record.id WHERE customer_id = ? ORDER BY kind <> "
        "'customer', "
        "account.name, kind, record.id",
        customer.value);
    while (row.next()) {
      HeldRecord record{row.text(0),       row.text(1), row.text(2), row.text(3), row.text(4), row.text(5),
                        row.maybe_time(6), row.time(7), row.flag(8), {},          false};
      auto content = plain_text(db, base_identity(row.integer(10), record.entity, record.id), row.text(9));
      if (content)
        record.content = std::move(content.value());
      else
        record.unreadable = true;
      all.push_back(std::move(record));
    }
    return all;
  });
}

Result<std::vector<HeldAside>> Held::kept_aside(CustomerId customer) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::vector<HeldAside>> {
    const auto who = person(db, customer);
    std::vector<HeldAside> all;
    auto row = db.query(
        "SELECT kept_aside.id, account.name, entity, external_id, kept_aside.reason, record, at, account_id "
        "FROM "
        "kept_aside JOIN account ON account.id = account_id ORDER BY kept_aside.id");
    while (row.next()) {
      HeldAside aside{row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4), {}, row.time(6)};
      const auto content = plain_text(db, kept_aside_identity(row.integer(7)), row.text(5));
      if (content) aside.content = content.value();
      if (names(who, aside)) all.push_back(std::move(aside));
    }
    return all;
  });
}

Result<std::optional<TimePoint>> Held::served_at(CustomerId customer) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::optional<TimePoint>> {
    auto row = db.query("SELECT served_at FROM customer WHERE id = ?", customer.value);
    return row.next() ? row.maybe_time(0) : std::nullopt;
  });
}

Result<std::vector<std::string>> Held::references(CustomerId customer) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::vector<std::string>> {
    const auto who = person(db, customer);
    return std::vector<std::string>(who.references.begin(), who.references.end());
  });
}

}  // namespace rafiq::store
