// SPDX-License-Identifier: Apache-2.0
#include "core/context/title.hpp"

#include "core/context/address.hpp"
#include "core/context/reference.hpp"

#include <algorithm>
#include <array>

namespace rafiq::context {
namespace {

constexpr std::size_t longest = 1024;

bool is_browser(std::string_view text) {
  static constexpr std::array<std::string_view, 10> names{
      "Mozilla Firefox", "Firefox", "Google Chrome", "Chromium",  "Microsoft",
      "Brave",           "Opera",   "Vivaldi",       "LibreWolf", "Konqueror"};
  // Followed by nothing, or by words such as "Private Browsing"; Edge has a strange space in its name.
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    return text.starts_with(name) &&
           (text.size() == name.size() || text[name.size()] == ' ' || name == "Microsoft");
  });
}

std::string_view without_browser(std::string_view title) {
  static constexpr std::array<std::string_view, 3> dashes{" - ", " \u2014 ", " \u2013 "};
  for (const auto dash : dashes) {
    const auto at = title.rfind(dash);
    if (at != std::string_view::npos && is_browser(title.substr(at + dash.size())))
      return title.substr(0, at);
  }
  return title;
}

}  // namespace

Result<TitlePattern> TitlePattern::create(std::string account, std::string entity, std::string_view pattern) {
  RAFIQ_TRY(auto parsed, Pattern::parse(pattern));
  if (!parsed.has("id") && !parsed.has("name") && !parsed.has("mail") && !parsed.has("phone"))
    return Error{ErrorCode::configuration, "A pattern for titles says nothing about the record",
                 std::string(pattern), "Write ${id}, ${name}, ${mail} or ${phone} in it"};
  return TitlePattern(std::move(account), std::move(entity), std::move(parsed));
}

std::optional<TitleRecord> TitlePattern::match(std::string_view title) const {
  Captures captures;
  if (title.size() > longest || !pattern_.match(title, captures)) return std::nullopt;
  TitleRecord record{account_,         entity_,          captures["id"],
                     captures["name"], captures["mail"], captures["phone"]};
  if (!record.id.empty() && !is_record_id(record.id)) return std::nullopt;
  if (!record.mail.empty() && !is_mail(record.mail)) return std::nullopt;
  if (!record.phone.empty() && !read_phone(record.phone)) return std::nullopt;
  return record;
}

std::vector<TitleRecord> match_title(const std::vector<TitlePattern>& patterns, std::string_view title) {
  std::vector<TitleRecord> records;
  const auto bare = without_browser(title);
  for (const TitlePattern& pattern : patterns)
    if (auto record = pattern.match(bare)) records.push_back(std::move(*record));
  return records;
}

}  // namespace rafiq::context
