// SPDX-License-Identifier: Apache-2.0
#include "core/store/noticed.hpp"

#include "core/store/connection.hpp"
#include "core/store/customer_row.hpp"
#include "core/store/errors.hpp"

namespace rafiq::store {

Result<NoticedId> NoticedLog::add(const Noticed& noticed) {
  NoticedId id;
  RAFIQ_TRY(database_->write([&]() -> Status {
    auto& db = database_->connection();
    if (!customer_exists(db, noticed.customer)) return no_such_customer(noticed.customer);
    db.run("INSERT INTO noticed (customer_id, what, channel, at) VALUES (?, ?, ?, ?)", noticed.customer.value,
           noticed.what, noticed.channel ? std::optional(name(*noticed.channel)) : std::nullopt, noticed.at);
    id.value = db.last_id();
    return success();
  }));
  return id;
}

Status NoticedLog::remove(NoticedId id) {
  return database_->write([&]() -> Status {
    auto& db = database_->connection();
    const auto customer = db.find_integer("SELECT customer_id FROM noticed WHERE id = ?", id.value);
    if (!customer) return not_found("note", id);
    db.run("DELETE FROM noticed WHERE id = ?", id.value);
    drop_if_empty(db, CustomerId{*customer});
    return success();
  });
}

Result<std::vector<Noticed>> NoticedLog::all() {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::vector<Noticed>> {
    std::vector<Noticed> all;
    auto row = db.query(
        "SELECT id, customer_id, what, channel, at FROM noticed UNION ALL SELECT 0, customer_id, note, "
        "channel, "
        "at FROM interaction_event JOIN interaction ON interaction.id = interaction_id WHERE kind = "
        "'customer_noticed' AND note <> '' ORDER BY 5, 1, 3");
    while (row.next())
      all.push_back({NoticedId{row.integer(0)}, CustomerId{row.integer(1)}, row.text(2),
                     channel_from(row.text(3)), row.time(4)});
    return all;
  });
}

}  // namespace rafiq::store
