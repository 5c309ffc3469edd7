// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/search.hpp"

#include "plugins/file/export.hpp"
#include "plugins/file/host_file.hpp"
#include "plugins/file/text.hpp"
#include "plugins/file/values.hpp"

#include <rafiq/failure.hpp>

#include <string>
#include <unordered_set>

namespace rafiq::file {
namespace {

constexpr std::size_t kMostCustomers = 20;
constexpr std::size_t kMostEntries = 500;

// Where the id stands in an address of the account's pattern; empty when it is another page.
std::string_view id_in_url(std::string_view url, std::string_view pattern) {
  const auto mark = pattern.find("${id}");
  if (pattern.empty() || mark == std::string_view::npos) return {};
  const auto before = pattern.substr(0, mark);
  const auto after = pattern.substr(mark + 5);
  if (!url.starts_with(before)) return {};
  url.remove_prefix(before.size());
  if (after.empty()) return url.substr(0, url.find_first_of("/?#&"));
  const auto end = url.find(after);
  return end == std::string_view::npos ? std::string_view{} : url.substr(0, end);
}

}  // namespace

// `visit(export, row)` answers whether to go on.
template <class Visit>
void Search::each_row(Part part, Visit visit) const {
  if (!account_.has(part)) return;
  HostFile source(files_, Account::file_key(part));
  Export file(source, account_, part);
  Notes unheard(account_.file_name(part));
  Row row;
  for (std::uint64_t rows = 0; file.next(row, unheard); ++rows) {
    if (rows % 1000 == 0) cancel_.throw_if_requested();
    if (!visit(file.records(), row)) return;
  }
}

Json Search::get(std::string_view entity, std::string_view id) const {
  Json found;
  Notes unheard("");
  each_row(entity == "customer" ? Part::customers : Part::journey, [&](Records& records, const Row& row) {
    const auto key = records.key(row);
    if (key.entity != entity || key.id != id) return true;
    auto record = records.record(row, unheard);
    if (record) found = std::move(*record);
    return !record;
  });
  return found;
}

Json Search::find(std::string_view by, std::string_view value) const {
  const auto wanted = trimmed(value);
  const auto digits = phone_digits(wanted);
  const auto mail = ascii_lower(wanted);
  const auto id = by == "url" ? id_in_url(wanted, account_.records(Part::customers).record_url) : wanted;
  const auto matches = [&](Records& records, const Row& row) {
    if (by == "phone")
      return records.any(row, Target::phones,
                         [&](std::string_view said) { return same_phone(phone_digits(said), digits); });
    if (by == "mail")
      return records.any(row, Target::mails,
                         [&](std::string_view said) { return ascii_lower(said) == mail; });
    return !id.empty() && records.key(row).id == id;
  };
  if (by != "phone" && by != "mail" && by != "id" && by != "url")
    throw Failure(Reason::unsupported, "find", "A file is searched by phone, mail, id or url");

  auto found = Json::array();
  std::unordered_set<std::string> ids;  // the first row of an id counts, as in a read
  Notes unheard("");
  each_row(Part::customers, [&](Records& records, const Row& row) {
    if (!matches(records, row)) return true;
    if (auto record = records.record(row, unheard);
        record && ids.insert(record->at("id").get<std::string>()).second)
      found.push_back(std::move(*record));
    return found.size() < kMostCustomers && by != "id" && by != "url";
  });
  if (!found.empty()) add_journeys(found);
  return found;
}

void Search::add_journeys(Json& found) const {
  std::unordered_set<std::string> customers;
  for (const auto& record : found) customers.insert(record.at("id").get<std::string>());
  std::unordered_set<std::string> seen;
  Notes unheard("");
  each_row(Part::journey, [&](Records& records, const Row& row) {
    if (!customers.contains(records.customer_id(row))) return true;
    const auto key = records.key(row);
    if (!seen.insert(std::string(key.entity) + '/' + key.id).second) return true;
    if (auto record = records.record(row, unheard)) found.push_back(std::move(*record));
    return found.size() < kMostEntries;
  });
}

}  // namespace rafiq::file
