// SPDX-License-Identifier: Apache-2.0
#include "core/util/json_fast.hpp"

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include <algorithm>

namespace rafiq {
namespace {

// Longer and deeper documents are rare, and the parser keeps its memory.
constexpr std::size_t longest_for_fast = 64 * 1024;
constexpr std::size_t usual_length = 8 * 1024;
constexpr std::size_t deepest_for_fast = 64;

Json value_of(const simdjson::dom::element& element);

Json object_from(const simdjson::dom::object& object) {
  Json::object_t members;
  for (const auto member : object) members.insert_or_assign(std::string(member.key), value_of(member.value));
  return members;
}

Json array_from(const simdjson::dom::array& array) {
  Json::array_t items;
  items.reserve(array.size());
  for (const auto item : array) items.push_back(value_of(item));
  return items;
}

// The value is there whenever its type was told.
Json value_of(const simdjson::dom::element& element) {
  using simdjson::dom::element_type;
  switch (element.type()) {
    case element_type::OBJECT:
      return object_from(element.get_object().value_unsafe());
    case element_type::ARRAY:
      return array_from(element.get_array().value_unsafe());
    case element_type::STRING:
      return Json::string_t(element.get_string().value_unsafe());
    case element_type::INT64: {
      const auto number = element.get_int64().value_unsafe();
      return number < 0 ? Json(number) : Json(static_cast<std::uint64_t>(number));
    }
    case element_type::UINT64:
      return element.get_uint64().value_unsafe();
    case element_type::DOUBLE:
      return element.get_double().value_unsafe();
    case element_type::BOOL:
      return element.get_bool().value_unsafe();
    case element_type::NULL_VALUE:
      break;
  }
  return nullptr;
}

bool is_plain(std::string_view text) {
  bool ascii = true;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || c == '"' || c == '\\') return false;
    ascii = ascii && byte < 0x80;
  }
  return ascii || simdjson::validate_utf8(text.data(), text.size());
}

}  // namespace

// The library looks at each letter more closely than most texts need.
void append_json(std::string& out, std::string_view text) {
  if (!is_plain(text)) {
    out += dump_json(Json(text));
    return;
  }
  out += '"';
  out += text;
  out += '"';
}

namespace {

void append(std::string& out, const Json& value);

void append_object(std::string& out, const Json::object_t& members) {
  char before = '{';
  for (const auto& [key, value] : members) {
    out += before;
    append_json(out, key);
    out += ':';
    append(out, value);
    before = ',';
  }
  out += members.empty() ? "{}" : "}";
}

void append_array(std::string& out, const Json::array_t& items) {
  char before = '[';
  for (const auto& item : items) {
    out += before;
    append(out, item);
    before = ',';
  }
  out += items.empty() ? "[]" : "]";
}

void append(std::string& out, const Json& value) {
  switch (value.type()) {
    case Json::value_t::object:
      return append_object(out, value.get_ref<const Json::object_t&>());
    case Json::value_t::array:
      return append_array(out, value.get_ref<const Json::array_t&>());
    case Json::value_t::string:
      return append_json(out, value.get_ref<const Json::string_t&>());
    default:
      out += dump_json(value);
  }
}

}  // namespace

std::optional<Json> parse_json_fast(std::string_view text) {
  if (text.size() > longest_for_fast) return std::nullopt;
  thread_local simdjson::dom::parser parser;
  if (parser.max_depth() != deepest_for_fast &&
      parser.allocate(usual_length, deepest_for_fast) != simdjson::SUCCESS)
    return std::nullopt;
  simdjson::dom::element root;
  if (parser.parse(text.data(), text.size()).get(root) != simdjson::SUCCESS) return std::nullopt;
  return value_of(root);
}

std::string dump_json_fast(const Json& value) {
  std::string text;
  append(text, value);
  return text;
}

}  // namespace rafiq
