// SPDX-License-Identifier: Apache-2.0
#include "core/context/address.hpp"

#include <algorithm>
#include <charconv>

namespace rafiq::context {
namespace {

constexpr std::size_t longest = 4096;

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return result;
}

// What stands before the first of `marks`; that and what was before it are removed from `rest`.
std::string_view take_until(std::string_view& rest, std::string_view marks) {
  const auto end = std::min(rest.find_first_of(marks), rest.size());
  const auto taken = rest.substr(0, end);
  rest.remove_prefix(end);
  return taken;
}

std::optional<std::string> read_port(std::string_view digits, std::string_view scheme) {
  int port = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (error != std::errc() || end != digits.data() + digits.size() || port < 1 || port > 65535)
    return std::nullopt;
  return port == (scheme == "https" ? 443 : 80) ? "" : ":" + std::to_string(port);
}

std::optional<std::string> read_origin(std::string_view scheme, std::string_view authority) {
  const auto bracket = authority.rfind(']');
  const auto colon = authority.rfind(':');
  const bool with_port =
      colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket);
  const auto host = authority.substr(0, with_port ? colon : authority.size());
  if (host.empty() || host.find_first_of("@%\\") != std::string_view::npos) return std::nullopt;
  const auto port = with_port ? read_port(authority.substr(colon + 1), scheme) : std::string();
  if (!port) return std::nullopt;
  return std::string(scheme) + "://" + lower(host) + *port;
}

bool climbs(std::string_view path) {
  while (!path.empty()) {
    path.remove_prefix(1);
    const auto segment = percent_decode(take_until(path, "/"));
    if (!segment || *segment == "." || *segment == "..") return true;
  }
  return false;
}

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::optional<Address> Address::parse(std::string_view text) {
  const bool printable = std::none_of(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f; });
  const auto colon = text.find("://");
  if (!printable || text.size() > longest || colon == std::string_view::npos) return std::nullopt;
  const auto scheme = lower(text.substr(0, colon));
  if (scheme != "http" && scheme != "https") return std::nullopt;
  auto rest = text.substr(colon + 3);
  const auto origin = read_origin(scheme, take_until(rest, "/?#"));
  if (!origin) return std::nullopt;

  Address address{*origin, std::string(take_until(rest, "?#")), "", ""};
  if (address.path.empty()) address.path = "/";
  if (climbs(address.path)) return std::nullopt;
  if (rest.starts_with('?')) address.query = take_until(rest, "#").substr(1);
  if (rest.starts_with('#')) address.fragment = rest.substr(1);
  return address;
}

std::optional<std::string> percent_decode(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded += text[i];
      continue;
    }
    if (i + 2 >= text.size() || digit(text[i + 1]) < 0 || digit(text[i + 2]) < 0) return std::nullopt;
    decoded += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
    i += 2;
  }
  return decoded;
}

bool is_record_id(std::string_view text) {
  constexpr std::string_view marks = "-_.:@{}+=~";
  return !text.empty() && text.size() <= 200 && text != "." && text.find("..") == std::string_view::npos &&
         std::all_of(text.begin(), text.end(),
                     [&](char c) { return is_alphanumeric(c) || marks.find(c) != std::string_view::npos; });
}

}  // namespace rafiq::context
