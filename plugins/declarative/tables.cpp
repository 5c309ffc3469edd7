// SPDX-License-Identifier: Apache-2.0
#include "plugins/declarative/tables.hpp"

#include "plugins/declarative/wrong.hpp"

namespace rafiq_declarative {
namespace {

constexpr int most_pages = 200;             // of what is meant to be a short list
constexpr std::int64_t fresh_for = 60'000;  // milliseconds

}  // namespace

Tables::Tables(const Json& lookups, const Json& defaults, Client& client) : client_(client) {
  for (const auto& [name, json] : lookups.items()) {
    const std::string where = "lookups." + name;
    tables_.emplace(name, Table{Listing::compile(json, defaults, json.value("key", Json()), where),
                                Expression::compile(json.at("key"), where),
                                Expression::compile(json.at("value"), where)});
  }
}

void Tables::begin(std::int64_t now) {
  if (fetched_.empty() || now < since_ || now - since_ > fresh_for) {
    forget();
    since_ = now;
  }
  may_fetch_again_ = !fetched_.empty();
}

std::optional<std::string> Tables::value(std::string_view name, const std::string& key) {
  auto fetched = fetched_.find(name);
  if (fetched == fetched_.end()) {
    const auto table = tables_.find(name);
    if (table == tables_.end())
      wrong("$lookup", "there is no table \"" + std::string(name) + "\" under \"lookups\"");
    fetched = fetched_.emplace(table->first, fetch(table->first, table->second)).first;
  }
  auto found = fetched->second.find(key);
  if (found == fetched->second.end() && may_fetch_again_) {
    may_fetch_again_ = false;
    fetched->second = fetch(fetched->first, tables_.find(name)->second);
    found = fetched->second.find(key);
  }
  if (found == fetched->second.end()) return std::nullopt;
  return found->second;
}

Tables::Values Tables::fetch(const std::string& name, const Table& table) {
  Values values;
  Json position;
  for (int number = 0; number < most_pages; ++number) {
    const Page page = table.listing.page(client_, Json::object(), position, name);
    for (const Element item : page.items) {
      const Scope scope = client_.scope(item);
      const auto key = table.key.text(scope);
      auto value = key ? table.value.text(scope) : std::nullopt;
      if (value) values.insert_or_assign(*key, std::move(*value));
    }
    if (page.next.is_null()) break;
    position = page.next;
  }
  return values;
}

}  // namespace rafiq_declarative
