// SPDX-License-Identifier: Apache-2.0
#include "core/util/json.hpp"

#include <nlohmann/json.hpp>

namespace rafiq {

Result<Json> parse_json(std::string_view text, std::string_view where) {
  try {
    return Json::parse(text);
  } catch (const Json::parse_error& error) {
    // The library's own text quotes the input, which may be customer data: give the position only.
    return Error{ErrorCode::bad_data, "This is not valid JSON, at byte " + std::to_string(error.byte),
                 std::string(where), ""};
  } catch (const Json::exception&) {
    return Error{ErrorCode::bad_data, "This is not valid JSON", std::string(where), ""};
  }
}

std::string dump_json(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

namespace {
const Json* member(const Json& object, std::string_view key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}
}  // namespace

std::optional<std::string> string_member(const Json& object, std::string_view key) {
  const Json* value = member(object, key);
  if (value == nullptr || !value->is_string()) return std::nullopt;
  return value->get<std::string>();
}

std::optional<std::int64_t> integer_member(const Json& object, std::string_view key) {
  const Json* value = member(object, key);
  if (value == nullptr || !value->is_number_integer()) return std::nullopt;
  return value->get<std::int64_t>();
}

bool bool_member(const Json& object, std::string_view key, bool otherwise) {
  const Json* value = member(object, key);
  return value != nullptr && value->is_boolean() ? value->get<bool>() : otherwise;
}

}  // namespace rafiq
