// SPDX-License-Identifier: Apache-2.0
#include "core/store/identity.hpp"

#include "core/store/connection.hpp"
#include "core/store/customer_row.hpp"
#include "core/store/errors.hpp"
#include "core/store/linked_notes.hpp"

namespace rafiq::store {
namespace {

std::optional<std::int64_t> link_of(Connection& db, CustomerId other) {
  return db.find_integer("SELECT id FROM customer_link WHERE other = ?", other.value);
}

bool is_served_now(Connection& db, CustomerId id) {
  return db.find_integer("SELECT 1 FROM interaction WHERE customer_id = ? AND ended IS NULL", id.value)
      .has_value();
}

void count_as_served(Connection& db, CustomerId id) {
  db.run(
      "UPDATE customer SET served_at = (SELECT max(started) FROM interaction WHERE customer_id = ?1) WHERE "
      "id = ?1",
      id.value);
}

void list_records(Connection& db, std::int64_t link, CustomerId other) {
  db.run(
      "INSERT INTO customer_link_record (link_id, record_id) SELECT ?, id FROM record WHERE customer_id = ? "
      "AND kind "
      "= 'customer'",
      link, other.value);
}

void give_records(Connection& db, CustomerId kept, CustomerId other) {
  db.run("UPDATE record SET customer_id = ? WHERE customer_id = ?", kept.value, other.value);
  for (const auto sql : {"UPDATE touchpoint SET customer_id = ? WHERE customer_id = ?",
                         "UPDATE commitment SET customer_id = ? WHERE customer_id = ?"})
    db.run(sql, kept.value, other.value);
}

std::int64_t write_link(Connection& db, CustomerId kept, CustomerId other, TimePoint at,
                        std::string_view by) {
  db.run(
      "INSERT INTO customer_link (kept, other, other_name, at, by_whom) SELECT ?, id, name, ?, ? FROM "
      "customer WHERE "
      "id = ?",
      kept.value, at, by, other.value);
  return db.last_id();
}

// The records that a link brought, with what they tell and what the same CRM says of the journey.
void take_records_back(Connection& db, std::int64_t link, CustomerId other) {
  db.run(
      "UPDATE record SET customer_id = ?2 WHERE id IN (SELECT record_id FROM customer_link_record WHERE "
      "link_id = "
      "?1)",
      link, other.value);
  db.run(
      "UPDATE record SET customer_id = ?2 WHERE kind <> 'customer' AND id IN (SELECT child.id FROM "
      "customer_link_record JOIN record AS owner ON owner.id = record_id JOIN record AS child ON "
      "child.account_id = "
      "owner.account_id AND child.owner_entity = owner.entity AND child.owner_id = owner.external_id WHERE "
      "link_id = "
      "?1)",
      link, other.value);
  for (const auto sql :
       {"UPDATE touchpoint SET customer_id = ?1 WHERE record_id IN (SELECT id FROM record WHERE customer_id "
        "= ?1)",
        "UPDATE commitment SET customer_id = ?1 WHERE record_id IN (SELECT id FROM record WHERE customer_id "
        "= ?1)",
        "UPDATE outbox SET customer_id = ?1 WHERE id IN (SELECT outbox.id FROM outbox JOIN record ON "
        "record.account_id = outbox.account_id AND record.entity = outbox.entity AND record.external_id = "
        "outbox.external_id WHERE record.customer_id = ?1)"})
    db.run(sql, other.value);
}

// A later link brought what this one had, and lists it: it is not for that one to give back any more.
void strike_from_other_links(Connection& db, std::int64_t link) {
  db.run(
      "DELETE FROM customer_link_record WHERE link_id > ?1 AND record_id IN (SELECT record_id FROM "
      "customer_link_record WHERE link_id = ?1)",
      link);
  db.run(
      "DELETE FROM customer_link_note WHERE link_id > ?1 AND (what, note_id) IN (SELECT what, note_id FROM "
      "customer_link_note WHERE link_id = ?1)",
      link);
}

std::vector<CustomerLink> read_links(Query row) {
  std::vector<CustomerLink> links;
  while (row.next())
    links.push_back(
        {CustomerId{row.integer(0)}, CustomerId{row.integer(1)}, row.text(2), row.time(3), row.text(4), {}});
  return links;
}

void add_refs(Connection& db, std::vector<CustomerLink>& links) {
  for (auto& link : links) {
    auto row = db.query(
        "SELECT account.name || ':' || external_id FROM customer_link JOIN customer_link_record ON link_id = "
        "customer_link.id JOIN record ON record.id = record_id JOIN account ON account.id = account_id WHERE "
        "other = ? "
        "ORDER BY record.id",
        link.other.value);
    while (row.next()) link.refs.push_back(row.text(0));
  }
}

}  // namespace

Status Identity::link(CustomerId kept, CustomerId other, TimePoint at, std::string_view by) {
  return database_->write([&]() -> Status {
    auto& db = database_->connection();
    if (!customer_exists(db, kept)) return no_such_customer(kept);
    if (!customer_exists(db, other)) return no_such_customer(other);
    if (kept == other)
      return Error{ErrorCode::usage, "Both are customer " + kept.text(), "", "Name two customers"};
    if (is_served_now(db, kept) && is_served_now(db, other))
      return Error{ErrorCode::conflict, "Both customers are being served now",
                   kept.text() + ", " + other.text(), "End one of the interactions first"};
    const auto link = write_link(db, kept, other, at, by);
    list_records(db, link, other);
    list_notes(db, link, other);
    give_records(db, kept, other);
    give_notes(db, link, kept, other);
    remove_customer(db, other);
    count_as_served(db, kept);
    refresh_customer(db, kept);
    return success();
  });
}

Status Identity::unlink(CustomerId other) {
  return database_->write([&]() -> Status {
    auto& db = database_->connection();
    const auto link = link_of(db, other);
    if (!link)
      return Error{ErrorCode::not_found, "Customer " + other.text() + " is not linked", "",
                   "See the links with rafiqctl customer show REF"};
    const CustomerId kept{db.find_integer("SELECT kept FROM customer_link WHERE id = ?", *link).value_or(0)};
    db.run("INSERT INTO customer (id, name) SELECT other, other_name FROM customer_link WHERE id = ?", *link);
    take_records_back(db, *link, other);
    take_notes_back(db, *link, kept, other);
    strike_from_other_links(db, *link);
    db.run("DELETE FROM customer_link WHERE id = ?", *link);
    for (const auto side : {kept, other}) {
      count_as_served(db, side);
      refresh_customer(db, side);
      drop_if_empty(db, side);
    }
    return success();
  });
}

Result<std::vector<CustomerLink>> Identity::links(CustomerId kept) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::vector<CustomerLink>> {
    auto links = read_links(
        db.query("SELECT kept, other, other_name, at, by_whom FROM customer_link WHERE kept = ? ORDER BY id",
                 kept.value));
    add_refs(db, links);
    return links;
  });
}

Result<std::vector<CustomerLink>> Identity::links_of_record(CustomerId kept, std::string_view account,
                                                            std::string_view id) {
  RAFIQ_TRY(auto all, links(kept));
  const auto ref = std::string(account) + ":" + std::string(id);
  std::erase_if(all, [&](const CustomerLink& link) {
    return std::find(link.refs.begin(), link.refs.end(), ref) == link.refs.end();
  });
  return all;
}

Result<CustomerId> Identity::present(CustomerId id) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<CustomerId> {
    const auto kept = db.find_integer("SELECT kept FROM customer_link WHERE other = ?", id.value);
    return kept ? CustomerId{*kept} : id;
  });
}

}  // namespace rafiq::store
