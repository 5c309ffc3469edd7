// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/declarative/listing.hpp"

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

namespace rafiq_declarative {

// The manifest's "lookups": short lists of the CRM (languages, categories), fetched whole when the first
// value is asked for, and kept until forgotten.
class Tables final : public LookupTables {
 public:
  Tables(const Json& lookups, const Json& defaults, Client& client);

  [[nodiscard]] std::optional<std::string> value(std::string_view table, const std::string& key) override;
  void forget() { fetched_.clear(); }

 private:
  struct Table {
    Listing listing;
    Expression key;
    Expression value;
  };
  using Values = std::unordered_map<std::string, std::string>;
  [[nodiscard]] Values fetch(const std::string& name, const Table& table);

  Client& client_;
  std::map<std::string, Table, std::less<>> tables_;
  std::map<std::string, Values, std::less<>> fetched_;
};

}  // namespace rafiq_declarative
