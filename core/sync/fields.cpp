// SPDX-License-Identifier: Apache-2.0
#include "core/sync/fields.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rafiq::sync {
namespace {

std::optional<std::string_view> fault_of(const std::string& text, std::size_t longest) {
  if (text.size() > longest) return "is too long";
  if (text.find('\0') != std::string::npos) return "holds a NUL character";
  return std::nullopt;
}

}  // namespace

Result<Fields> Fields::of(const Json& value, std::string where) {
  if (!value.is_object())
    return Error{
        ErrorCode::bad_data,
        where.empty() ? "the record is not an object" : fmt::format("field \"{}\" is not an object", where),
        "", ""};
  return Fields(value, std::move(where));
}

std::string Fields::path(std::string_view key) const {
  return where_.empty() ? std::string(key) : fmt::format("{}.{}", where_, key);
}

Error Fields::wrong(std::string_view key, std::string_view how) const {
  return {ErrorCode::bad_data, fmt::format("field \"{}\" {}", path(key), how), "", ""};
}

const Json* Fields::member(std::string_view key) {
  asked_.push_back(key);
  const auto found = object_->find(key);
  return found == object_->end() || found->is_null() ? nullptr : &*found;
}

Result<std::optional<std::string>> Fields::text(std::string_view key, std::size_t longest) {
  const Json* value = member(key);
  if (value == nullptr) return std::optional<std::string>();
  if (!value->is_string()) return wrong(key, "is not text");
  const auto& text = value->get_ref<const std::string&>();
  if (const auto fault = fault_of(text, longest)) return wrong(key, *fault);
  return std::optional(text);
}

Result<std::string> Fields::text_or_empty(std::string_view key, std::size_t longest) {
  RAFIQ_TRY(auto value, text(key, longest));
  return std::move(value).value_or("");
}

Result<std::string> Fields::needed_text(std::string_view key, std::size_t longest) {
  RAFIQ_TRY(auto value, text_or_empty(key, longest));
  if (value.empty()) return wrong(key, "is missing");
  return value;
}

Result<std::optional<TimePoint>> Fields::time(std::string_view key) {
  RAFIQ_TRY(const auto value, text(key));
  if (!value) return std::optional<TimePoint>();
  const auto time = parse_iso8601(*value);
  if (!time) return wrong(key, "is not a date or a time");
  return std::optional(time.value());
}

Result<TimePoint> Fields::needed_time(std::string_view key) {
  RAFIQ_TRY(const auto value, time(key));
  if (!value) return wrong(key, "is missing");
  return *value;
}

Result<std::optional<bool>> Fields::flag(std::string_view key) {
  const Json* value = member(key);
  if (value == nullptr) return std::optional<bool>();
  if (!value->is_boolean()) return wrong(key, "is not true or false");
  return std::optional(value->get<bool>());
}

Result<std::optional<int>> Fields::number(std::string_view key, int lowest, int highest) {
  const Json* value = member(key);
  if (value == nullptr) return std::optional<int>();
  if (!value->is_number_integer()) return wrong(key, "is not a whole number");
  const bool too_big =
      value->is_number_unsigned() && value->get<std::uint64_t>() > static_cast<std::uint64_t>(INT32_MAX);
  const auto number = too_big ? INT64_MAX : value->get<std::int64_t>();
  if (number < lowest || number > highest)
    return wrong(key, fmt::format("is not from {} to {}", lowest, highest));
  return std::optional(static_cast<int>(number));
}

Result<const Json*> Fields::list(std::string_view key) {
  const Json* value = member(key);
  if (value == nullptr) return value;
  if (!value->is_array()) return wrong(key, "is not a list");
  if (value->size() > longest_list) return wrong(key, "is too long a list");
  return value;
}

Result<std::vector<std::string>> Fields::texts(std::string_view key) {
  std::vector<std::string> all;
  RAFIQ_TRY(const auto* value, list(key));
  if (value == nullptr) return all;
  for (const auto& item : *value) {
    if (!item.is_string()) return wrong(key, "holds something that is not text");
    const auto& text = item.get_ref<const std::string&>();
    if (const auto fault = fault_of(text, longest_name)) return wrong(key, *fault);
    if (!text.empty()) all.push_back(text);
  }
  return all;
}

Result<std::optional<Fields>> Fields::object(std::string_view key) {
  const Json* value = member(key);
  if (value == nullptr) return std::optional<Fields>();
  RAFIQ_TRY(auto fields, of(*value, path(key)));
  return std::optional(std::move(fields));
}

Result<Fields> Fields::needed_object(std::string_view key) {
  RAFIQ_TRY(auto fields, object(key));
  if (!fields) return wrong(key, "is missing");
  return std::move(*fields);
}

Result<std::vector<Fields>> Fields::objects(std::string_view key) {
  std::vector<Fields> all;
  RAFIQ_TRY(const auto* value, list(key));
  if (value == nullptr) return all;
  for (std::size_t i = 0; i < value->size(); ++i) {
    RAFIQ_TRY(auto fields, of((*value)[i], fmt::format("{}[{}]", path(key), i)));
    all.push_back(std::move(fields));
  }
  return all;
}

std::vector<std::string> Fields::names() const {
  std::vector<std::string> all;
  for (const auto& item : object_->items()) all.push_back(item.key());
  return all;
}

std::vector<std::string> Fields::unread() const {
  std::vector<std::string> all;
  for (const auto& item : object_->items())
    if (std::find(asked_.begin(), asked_.end(), item.key()) == asked_.end()) all.push_back(item.key());
  return all;
}

}  // namespace rafiq::sync
