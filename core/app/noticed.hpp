// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/noticed.hpp"
#include "core/util/result.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::app {

struct Context;

struct NoticedShown {
  Noticed noticed;
  std::string customer_name;
};

// What customers noticed of the organisation, collected to improve it.
class RAFIQ_API NoticedByCustomers {
 public:
  explicit NoticedByCustomers(Context& context) : context_(context) {}

  // Errors: usage (no words), not_found (no such customer).
  Result<NoticedId> add(CustomerId customer, std::string_view what, std::optional<Channel> channel = {});
  // Error: not_found.
  Status undo(NoticedId id);
  // Oldest first; also what was marked during interactions.
  Result<std::vector<NoticedShown>> list();

  // As CSV (UTF-8 with a byte order mark, for spreadsheets): day, channel, what. Customers are named only
  // when asked for. Cells that a spreadsheet could take for a formula are made text.
  Result<std::string> csv(bool with_customers);
  // Error: conflict (the file is there), configuration (it cannot be written).
  Status export_to(const std::filesystem::path& file, bool with_customers);

 private:
  Context& context_;
};

}  // namespace rafiq::app
