// SPDX-License-Identifier: Apache-2.0
#include "core/connector/bundle/names.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rafiq::connector::bundle {
namespace {

constexpr std::size_t longest_name = 100;  // of the oldest tar; no bundle needs more
constexpr std::size_t deepest_name = 3;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

Error refused(std::string_view name, std::string_view why, const std::string& archive) {
  return {ErrorCode::bad_data, fmt::format("The bundle holds \"{}\": {}", shown(name), why), archive,
          "Do not use it. Nothing of it was installed; tell whoever gave it to you"};
}

bool is_part(std::string_view part) {
  return !part.empty() && (is_letter(part.front()) || is_digit(part.front())) &&
         std::all_of(part.begin(), part.end(),
                     [](char c) { return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '-'; });
}

}  // namespace

bool is_id(std::string_view id) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-'; };
  return !id.empty() && id.size() <= 64 && id.front() >= 'a' && id.front() <= 'z' &&
         std::all_of(id.begin(), id.end(), fits);
}

Status check_name(std::string_view name, const std::string& archive) {
  if (name.starts_with('/')) return refused(name, "the name leads to a fixed place of the machine", archive);
  if (name.size() > longest_name) return refused(name, "the name is too long", archive);
  std::size_t depth = 0;
  for (std::string_view rest = name;;) {
    const auto part = rest.substr(0, rest.find('/'));
    if (part == "..") return refused(name, "the name leads out of the bundle", archive);
    if (!is_part(part))
      return refused(name, "names are of ASCII letters, digits, \".\", \"_\", \"-\"", archive);
    if (++depth > deepest_name) return refused(name, "it lies too deep", archive);
    if (part.size() == rest.size()) return success();
    rest.remove_prefix(part.size() + 1);
  }
}

std::string shown(std::string_view name) {
  std::string text(name.substr(0, longest_name));
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
  return text;
}

std::string folded(std::string_view name) {
  std::string text(name);
  for (auto& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

std::string library_name(std::string_view platform, std::string_view id) {
  return fmt::format("{}/rafiq-connector-{}.so", platform, id);
}

}  // namespace rafiq::connector::bundle
