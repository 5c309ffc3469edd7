// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/declarative/listing.hpp"

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

namespace rafiq_declarative {

// The manifest's "lookups": short lists of the CRM (languages, categories), fetched whole when the first
// value is asked for, and kept for a while: whoever asks for records one by one would ask for the lists each
// time.
class Tables final : public LookupTables {
 public:
  Tables(const Json& lookups, const Json& defaults, Client& client);

  [[nodiscard]] std::optional<std::string> value(std::string_view table, const std::string& key) override;
  // A read begins: everything is fetched anew.
  void forget() { fetched_.clear(); }
  // Another verb begins at `now` (milliseconds): what is older than a minute is fetched anew, and so is,
  // once, a table that lacks a key, since somebody may have added it.
  void begin(std::int64_t now);

 private:
  struct Table {
    Listing listing;
    Expression key;
    Expression value;
  };
  using Values = std::unordered_map<std::string, std::string>;
  [[nodiscard]] Values fetch(const std::string& name, const Table& table);

  Client& client_;
  std::int64_t since_ = 0;  // when the oldest of them was fetched, or somewhat earlier
  bool may_fetch_again_ = false;
  std::map<std::string, Table, std::less<>> tables_;
  std::map<std::string, Values, std::less<>> fetched_;
};

}  // namespace rafiq_declarative
