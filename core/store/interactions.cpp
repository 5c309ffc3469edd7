// SPDX-License-Identifier: Apache-2.0
#include "core/store/interactions.hpp"

#include "core/store/connection.hpp"
#include "core/store/customer_row.hpp"
#include "core/store/errors.hpp"

namespace rafiq::store {
namespace {

Interaction read(const Query& row) {
  Interaction interaction;
  interaction.id.value = row.integer(0);
  interaction.customer.value = row.integer(1);
  interaction.channel = channel_from(row.text(2)).value_or(Channel::phone);
  interaction.reason = row.text(3);
  interaction.stage = stage_from(row.text(4)).value_or(Stage::welcome);
  interaction.started = row.time(5);
  interaction.ended = row.maybe_time(6);
  return interaction;
}

void read_events(Connection& db, Interaction& interaction) {
  auto row = db.query("SELECT kind, at, note FROM interaction_event WHERE interaction_id = ? ORDER BY id",
                      interaction.id.value);
  while (row.next())
    if (const auto kind = interaction_event_from(row.text(0)))
      interaction.events.push_back({*kind, row.time(1), row.text(2)});
}

Status expect_open(Connection& db, InteractionId id) {
  auto row = db.query("SELECT ended FROM interaction WHERE id = ?", id.value);
  if (!row.next()) return not_found("interaction", id);
  if (!row.is_null(0))
    return Error{ErrorCode::conflict, "Interaction " + id.text() + " has ended", "", "Start a new one"};
  return success();
}

Status expect_known(Connection& db, InteractionId id) {
  if (!db.find_integer("SELECT 1 FROM interaction WHERE id = ?", id.value))
    return not_found("interaction", id);
  return success();
}

// Changes one open interaction in a transaction of its own.
template <class... Values>
Status change_open(Database& database, InteractionId id, std::string_view sql, const Values&... values) {
  return database.write([&]() -> Status {
    auto& db = database.connection();
    RAFIQ_TRY(expect_open(db, id));
    db.run(sql, values..., id.value);
    return success();
  });
}

}  // namespace

Result<InteractionId> Interactions::start(const Interaction& interaction) {
  InteractionId id;
  RAFIQ_TRY(database_->write([&]() -> Status {
    auto& db = database_->connection();
    const auto customer = interaction.customer;
    if (!customer_exists(db, customer)) return no_such_customer(customer);
    if (db.find_integer("SELECT 1 FROM interaction WHERE customer_id = ? AND ended IS NULL", customer.value))
      return Error{ErrorCode::conflict, "Customer " + customer.text() + " is being served already", "",
                   "Go on with that interaction, or end it"};
    db.run(
        "INSERT INTO interaction (customer_id, channel, reason, stage, started, ended) VALUES (?, ?, ?, ?, "
        "?, ?)",
        customer.value, name(interaction.channel), interaction.reason, name(interaction.stage),
        interaction.started, interaction.ended);
    id.value = db.last_id();
    db.run("UPDATE customer SET served_at = ?2 WHERE id = ?1 AND (served_at IS NULL OR served_at < ?2)",
           customer.value, interaction.started);
    return success();
  }));
  return id;
}

Result<Interaction> Interactions::get(InteractionId id) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<Interaction> {
    auto row = db.query(
        "SELECT id, customer_id, channel, reason, stage, started, ended FROM interaction WHERE id = ?",
        id.value);
    if (!row.next()) return not_found("interaction", id);
    auto interaction = read(row);
    read_events(db, interaction);
    return interaction;
  });
}

Result<std::optional<Interaction>> Interactions::open_one(CustomerId customer) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::optional<Interaction>> {
    auto row = db.query(
        "SELECT id, customer_id, channel, reason, stage, started, ended FROM interaction WHERE customer_id = "
        "? AND "
        "ended IS NULL",
        customer.value);
    if (!row.next()) return std::optional<Interaction>();
    auto interaction = read(row);
    read_events(db, interaction);
    return std::optional(std::move(interaction));
  });
}

Result<std::vector<Interaction>> Interactions::of(CustomerId customer) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::vector<Interaction>> {
    std::vector<Interaction> all;
    auto row = db.query(
        "SELECT id, customer_id, channel, reason, stage, started, ended FROM interaction WHERE customer_id = "
        "? ORDER "
        "BY started DESC, id DESC",
        customer.value);
    while (row.next()) all.push_back(read(row));
    for (auto& interaction : all) read_events(db, interaction);
    return all;
  });
}

Status Interactions::set_stage(InteractionId id, Stage stage) {
  return change_open(*database_, id, "UPDATE interaction SET stage = ? WHERE id = ?", name(stage));
}

Status Interactions::set_channel(InteractionId id, Channel channel) {
  return change_open(*database_, id, "UPDATE interaction SET channel = ? WHERE id = ?", name(channel));
}

Status Interactions::set_reason(InteractionId id, std::string_view reason) {
  return change_open(*database_, id, "UPDATE interaction SET reason = ? WHERE id = ?", reason);
}

Status Interactions::add_event(InteractionId id, const InteractionEvent& event) {
  return change_open(*database_, id,
                     "INSERT INTO interaction_event (kind, at, note, interaction_id) VALUES (?, ?, ?, ?)",
                     name(event.kind), event.at, event.note);
}

Status Interactions::end(InteractionId id, TimePoint at) {
  return change_open(*database_, id, "UPDATE interaction SET ended = ? WHERE id = ?", at);
}

Status Interactions::remove_event(InteractionId id, InteractionEventKind kind) {
  return database_->write([&]() -> Status {
    auto& db = database_->connection();
    RAFIQ_TRY(expect_known(db, id));
    const auto removed = db.run(
        "DELETE FROM interaction_event WHERE id = (SELECT max(id) FROM interaction_event WHERE "
        "interaction_id = "
        "? AND kind = ?)",
        id.value, name(kind));
    if (removed == 0)
      return Error{ErrorCode::not_found, "There is no such event to take back", std::string(name(kind)), ""};
    return success();
  });
}

Status Interactions::resume(InteractionId id) {
  return database_->write([&]() -> Status {
    auto& db = database_->connection();
    RAFIQ_TRY(expect_known(db, id));
    if (db.find_integer(
            "SELECT 1 FROM interaction WHERE ended IS NULL AND customer_id = (SELECT customer_id FROM "
            "interaction WHERE id = ?)",
            id.value))
      return Error{ErrorCode::conflict, "The customer is being served already", id.text(),
                   "Go on with the interaction that is open"};
    db.run("UPDATE interaction SET ended = NULL WHERE id = ?", id.value);
    return success();
  });
}

Result<std::int64_t> Interactions::started_between(TimePoint from, TimePoint until) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::int64_t> {
    return db.find_integer("SELECT count(*) FROM interaction WHERE started >= ? AND started < ?", from, until)
        .value_or(0);
  });
}

Result<std::vector<Interactions::Span>> Interactions::spans_between(TimePoint from, TimePoint until) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::vector<Span>> {
    std::vector<Span> all;
    auto row = db.query(
        "SELECT started, ended FROM interaction WHERE started >= ? AND started < ? ORDER BY started, id",
        from, until);
    while (row.next()) all.push_back({row.time(0), row.maybe_time(1)});
    return all;
  });
}

Result<std::int64_t> Interactions::ended_with(CustomerId customer) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::int64_t> {
    return db
        .find_integer("SELECT count(*) FROM interaction WHERE customer_id = ? AND ended IS NOT NULL",
                      customer.value)
        .value_or(0);
  });
}

Status Interactions::react(const Reaction& reaction) {
  return database_->write([&]() -> Status {
    auto& db = database_->connection();
    RAFIQ_TRY(expect_known(db, reaction.interaction));
    db.run("INSERT INTO reaction (interaction_id, card, kind, at, until, text) VALUES (?, ?, ?, ?, ?, ?)",
           reaction.interaction.value, reaction.card, name(reaction.kind), reaction.at, reaction.until,
           reaction.text.empty() ? std::nullopt : std::optional(reaction.text));
    return success();
  });
}

Status Interactions::undo_reaction(InteractionId id, std::string_view card) {
  return database_->write([&]() -> Status {
    auto& db = database_->connection();
    const auto removed = db.run(
        "DELETE FROM reaction WHERE id = (SELECT max(id) FROM reaction WHERE interaction_id = ? AND card = "
        "?)",
        id.value, card);
    if (removed == 0)
      return Error{ErrorCode::not_found, "There is no reaction to take back", std::string(card), ""};
    return success();
  });
}

Result<std::vector<Reaction>> Interactions::reactions(CustomerId customer) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::vector<Reaction>> {
    std::vector<Reaction> all;
    auto row = db.query(
        "SELECT card, interaction_id, kind, at, until, text FROM reaction JOIN interaction ON interaction.id "
        "= "
        "interaction_id WHERE customer_id = ? ORDER BY at, reaction.id",
        customer.value);
    while (row.next())
      if (const auto kind = reaction_from(row.text(2)))
        all.push_back({row.text(0), customer, InteractionId{row.integer(1)}, *kind, row.time(3),
                       row.maybe_time(4), row.text(5)});
    return all;
  });
}

Result<std::vector<Reaction>> Interactions::kept_lines() {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::vector<Reaction>> {
    std::vector<Reaction> all;
    auto row = db.query(
        "SELECT card, customer_id, interaction_id, at, text FROM reaction JOIN interaction ON interaction.id "
        "= "
        "interaction_id WHERE kind = ? AND text IS NOT NULL ORDER BY at, reaction.id",
        name(ReactionKind::kept_line));
    while (row.next())
      all.push_back({row.text(0), CustomerId{row.integer(1)}, InteractionId{row.integer(2)},
                     ReactionKind::kept_line, row.time(3), std::nullopt, row.text(4)});
    return all;
  });
}

Status Interactions::note_shown(const CardShown& shown) {
  return database_->write([&]() -> Status {
    auto& db = database_->connection();
    RAFIQ_TRY(expect_known(db, shown.interaction));
    db.run("INSERT INTO card_shown (interaction_id, card, first) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
           shown.interaction.value, shown.card, shown.first);
    return success();
  });
}

Result<std::vector<CardShown>> Interactions::shown_to(CustomerId customer) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::vector<CardShown>> {
    std::vector<CardShown> all;
    auto row = db.query(
        "SELECT interaction_id, card, first FROM card_shown JOIN interaction ON interaction.id = "
        "interaction_id WHERE "
        "customer_id = ? ORDER BY first, card",
        customer.value);
    while (row.next()) all.push_back({InteractionId{row.integer(0)}, row.text(1), row.time(2)});
    return all;
  });
}

}  // namespace rafiq::store
