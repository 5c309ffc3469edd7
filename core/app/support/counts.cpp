// SPDX-License-Identifier: Apache-2.0
#include "core/app/support/contents.hpp"
#include "core/store/row_counts.hpp"

namespace rafiq::app::support {

Json counts(Context& context) {
  const auto counted = store::count_rows(*context.database);
  if (!counted) return {{"trouble", name(counted.error().code)}};
  Json tables = Json::object();
  for (const auto& [table, rows] : counted.value()) tables[table] = rows;
  std::error_code ignored;
  const auto bytes = std::filesystem::file_size(context.database->file(), ignored);
  return {{"rows", std::move(tables)}, {"database_bytes", ignored ? 0 : bytes}};
}

}  // namespace rafiq::app::support
