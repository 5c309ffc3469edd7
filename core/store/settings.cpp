// SPDX-License-Identifier: Apache-2.0
#include "core/store/settings.hpp"

#include "core/store/connection.hpp"

namespace rafiq::store {

Result<std::optional<std::string>> Settings::get(std::string_view name) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::optional<std::string>> {
    auto row = db.query("SELECT value FROM setting WHERE name = ?", name);
    if (!row.next()) return std::optional<std::string>();
    return std::optional(row.text(0));
  });
}

Status Settings::set(std::string_view name, std::string_view value) {
  return database_->write([&]() -> Status {
    database_->connection().run(
        "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = "
        "excluded.value",
        name, value);
    return success();
  });
}

Status Settings::unset(std::string_view name) {
  return database_->write([&]() -> Status {
    database_->connection().run("DELETE FROM setting WHERE name = ?", name);
    return success();
  });
}

}  // namespace rafiq::store
