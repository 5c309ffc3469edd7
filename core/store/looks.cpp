// SPDX-License-Identifier: Apache-2.0
#include "core/store/looks.hpp"

#include "core/store/connection.hpp"

namespace rafiq::store {

Result<std::optional<std::int64_t>> Looks::number_of(AccountId account, std::string_view look) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::optional<std::int64_t>> {
    const auto known = db.find_integer("SELECT id FROM record_look WHERE account_id = ? AND content = ?",
                                       account.value, look);
    if (known) return known;
    const auto count =
        db.find_integer("SELECT count(*) FROM record_look WHERE account_id = ?", account.value).value_or(0);
    if (count >= most) return std::optional<std::int64_t>();
    db.run("INSERT INTO record_look (account_id, content) VALUES (?, ?)", account.value, look);
    return std::optional(db.last_id());
  });
}

Result<std::string> Looks::text_of(std::int64_t number) {
  auto& db = database_->connection();
  return guarded(db, [&]() -> Result<std::string> {
    auto row = db.query("SELECT content FROM record_look WHERE id = ?", number);
    return row.next() ? row.text(0) : std::string();
  });
}

}  // namespace rafiq::store
