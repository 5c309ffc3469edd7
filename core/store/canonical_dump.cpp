// SPDX-License-Identifier: Apache-2.0
#include "core/store/canonical_dump.hpp"

#include "core/store/connection.hpp"
#include "core/store/record_facts.hpp"
#include "core/store/sealed_parts.hpp"
#include "core/util/json.hpp"

#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <vector>

namespace rafiq::store {
namespace {

// A record goes by its place in its CRM; the customer of one, by the first of their records in this order.
constexpr std::array<std::string_view, 14> parts{
    "SELECT 'account', name, checkpoint, full_listing, doubtful FROM account",
    "SELECT 'record', account.name, entity, external_id, kind, owner_entity, owner_id, version, url, "
    "modified_at, plain(base, 'base:' || account_id || ':' || entity || ':' || external_id), "
    "plain_facts(facts, 'base:' || account_id || ':' || entity || ':' || external_id), listed, gone, "
    "customer_id IS NULL FROM record JOIN account ON account.id = "
    "account_id "
    "LEFT JOIN record_base ON record_id = record.id",
    "SELECT 'same customer', account.name, entity, external_id, (SELECT min(a.name || ' ' || r.entity || ' ' "
    "|| "
    "r.external_id) FROM record r JOIN account a ON a.id = r.account_id WHERE r.customer_id = "
    "record.customer_id AND "
    "r.kind = 'customer'), customer.name, customer.detail, customer.words FROM "
    "record JOIN "
    "account ON account.id = account_id JOIN customer ON customer.id = customer_id",
    "SELECT 'name', account.name, entity, external_id, place, value, normal FROM customer_name JOIN record "
    "ON record.id "
    "= record_id JOIN account ON account.id = account_id",
    "SELECT 'phone', account.name, entity, external_id, place, value, label, reversed FROM customer_phone "
    "JOIN record "
    "ON record.id = record_id JOIN account ON account.id = account_id",
    "SELECT 'mail', account.name, entity, external_id, place, value, label, normal FROM customer_mail JOIN "
    "record ON "
    "record.id = record_id JOIN account ON account.id = account_id",
    "SELECT 'touchpoint', account.name, entity, external_id, what, channel, at, by_customer, feeling, "
    "effort, case_id, "
    "case_subject, case_status, case_kind, touchpoint.customer_id IS record.customer_id FROM touchpoint JOIN "
    "record ON "
    "record.id = record_id JOIN account ON account.id = account_id",
    "SELECT 'kept aside', account.name, entity, external_id, kept_aside.reason, plain(record, 'kept aside:' "
    "|| account_id) FROM kept_aside JOIN "
    "account ON "
    "account.id "
    "= account_id",
    "SELECT 'language', account.name, entity, external_id, place, tag FROM customer_language JOIN record ON "
    "record.id = "
    "record_id JOIN account ON account.id = account_id",
    "SELECT 'commitment', account.name, entity, external_id, what, due, made, commitment.state, settled, "
    "commitment.customer_id IS "
    "record.customer_id FROM commitment JOIN record ON record.id = record_id JOIN account ON account.id = "
    "account_id",
    // How often an edit was tried, and when, is not part of what came of it.
    "SELECT 'edit', account.name, outbox.kind, entity, external_id, field, label, plain(base, 'edit:' || "
    "marker), plain(local, 'edit:' || marker), plain(remote, 'edit:' || marker), "
    "content, "
    "marker, CASE outbox.state WHEN 'sending' THEN 'pending' ELSE outbox.state END, made FROM outbox JOIN "
    "account "
    "ON account.id = account_id",
    "SELECT 'decision', account.name, kind, entity, external_id, field, marker, CASE decision WHEN "
    "'already_there' "
    "THEN 'saved' ELSE decision END FROM edit_decision JOIN account ON account.id = account_id",
    "SELECT 'sent note', account.name, entity, external_id, what FROM sent_note JOIN record ON record.id = "
    "sent_note.record_id JOIN account ON account.id = account_id JOIN touchpoint ON touchpoint.id = "
    "touchpoint_id",
    // The bit of the record, found through the hexadecimal digit it is in.
    "SELECT 'seen', account.name, entity, external_id FROM record JOIN account ON account.id = "
    "record.account_id JOIN "
    "seen_block ON seen_block.account_id = record.account_id AND block = record.id >> 12 WHERE "
    "(instr('0123456789ABCDEF', substr(hex(bits), ((record.id & 4095) >> 2) + 1, 1)) - 1) & (8 >> (record.id "
    "& 3))"};

Json value_of(const SQLite::Column& column) {
  if (column.isNull()) return nullptr;
  if (column.isInteger()) return column.getInt64();
  return column.getString();
}

void add_lines(Connection& db, std::string_view sql, std::vector<std::string>& lines) {
  SQLite::Statement statement(db.sqlite(), std::string(sql));
  while (statement.executeStep()) {
    auto line = Json::array();
    for (int i = 0; i < statement.getColumnCount(); ++i) line.push_back(value_of(statement.getColumn(i)));
    lines.push_back(dump_json(line));
  }
}

// Sealed text differs between homes that hold the same.
template <class Open>
void opened(sqlite3_context* context, sqlite3_value** arguments, Open open) {
  if (sqlite3_value_type(arguments[0]) == SQLITE_NULL) return sqlite3_result_null(context);
  const auto text = [&](int place) {
    const auto* value = sqlite3_value_text(arguments[place]);
    return value == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(value));
  };
  auto& db = *static_cast<Connection*>(sqlite3_user_data(context));
  const std::string shown = open(db, text(1), text(0));
  sqlite3_result_text(context, shown.data(), static_cast<int>(shown.size()), SQLITE_TRANSIENT);
}

void plain(sqlite3_context* context, int, sqlite3_value** arguments) {
  opened(context, arguments, [](Connection& db, const std::string& identity, const std::string& stored) {
    const auto text = plain_text(db, identity, stored);
    return text ? text.value() : std::string("(sealed)");
  });
}

void plain_facts(sqlite3_context* context, int, sqlite3_value** arguments) {
  opened(context, arguments, [](Connection& db, const std::string& identity, const std::string& stored) {
    auto facts = unpack_facts(stored);
    for (auto& fact : facts) fact.value = value_in_record(db, identity, fact).value;
    return pack_facts(facts);
  });
}

}  // namespace

Result<std::string> canonical_dump(Database& database) {
  auto& db = database.connection();
  return guarded(db, [&]() -> Result<std::string> {
    db.sqlite().createFunction("plain", 2, true, &db, plain);
    db.sqlite().createFunction("plain_facts", 2, true, &db, plain_facts);
    std::vector<std::string> lines;
    for (const auto sql : parts) add_lines(db, sql, lines);
    std::sort(lines.begin(), lines.end());
    std::string dump;
    for (const auto& line : lines) dump += line + "\n";
    return dump;
  });
}

}  // namespace rafiq::store
