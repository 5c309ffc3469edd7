// SPDX-License-Identifier: Apache-2.0
#include "core/policy/patterns.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace rafiq::policy {
namespace {

bool is_lower(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

struct HostPattern {
  std::string_view host;  // without "*."
  bool below = false;     // "*."
  bool any_port = false;
  int port = 0;  // 0: the usual ones
};

bool is_host(std::string_view host) {
  if (host.starts_with('[')) {
    const auto inner = host.substr(1, host.size() - 2);
    return host.ends_with(']') && inner.size() > 1 &&
           inner.find_first_not_of("0123456789abcdef:.") == std::string_view::npos;
  }
  return !host.empty() && host.size() <= 253 && host.front() != '.' && host.back() != '.' &&
         host.find("..") == std::string_view::npos &&
         std::all_of(host.begin(), host.end(), [](char c) { return is_lower(c) || c == '.' || c == '-'; });
}

std::optional<HostPattern> read(std::string_view text) {
  HostPattern pattern;
  if (text.starts_with("*.")) {
    pattern.below = true;
    text.remove_prefix(2);
  }
  const auto colon = text.rfind(':');
  if (colon != std::string_view::npos && text.find(']', colon) == std::string_view::npos) {
    const auto port = text.substr(colon + 1);
    if (port == "*") {
      pattern.any_port = true;
    } else {
      const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), pattern.port);
      if (error != std::errc() || end != port.data() + port.size() || pattern.port < 1 ||
          pattern.port > 65535)
        return std::nullopt;
    }
    text = text.substr(0, colon);
  }
  pattern.host = text;
  return is_host(text) ? std::optional(pattern) : std::nullopt;
}

}  // namespace

bool is_connector_pattern(std::string_view pattern) {
  return !pattern.empty() && std::all_of(pattern.begin(), pattern.end(), [](char c) {
    return is_lower(c) || c == '-' || c == '_' || c == '.' || c == '*';
  });
}

bool matches_connector(std::string_view pattern, std::string_view id) {
  std::size_t at = 0, star = std::string_view::npos, retry = 0, i = 0;
  while (i < id.size()) {
    if (at < pattern.size() && pattern[at] == '*') {
      star = at++;
      retry = i;
    } else if (at < pattern.size() && pattern[at] == id[i]) {
      ++at;
      ++i;
    } else if (star != std::string_view::npos) {
      at = star + 1;
      i = ++retry;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', at) == std::string_view::npos;
}

bool is_host_pattern(std::string_view pattern) {
  return pattern == "loopback" || read(pattern).has_value();
}

bool matches_host(std::string_view text, std::string_view host, int port, bool loopback) {
  if (text == "loopback") return loopback;
  const auto pattern = read(text);
  if (!pattern) return false;
  const bool port_fits =
      pattern->any_port || (pattern->port == 0 ? port == 80 || port == 443 : port == pattern->port);
  if (!port_fits) return false;
  if (!pattern->below) return host == pattern->host;
  return host.size() > pattern->host.size() + 1 && host.ends_with(pattern->host) &&
         host[host.size() - pattern->host.size() - 1] == '.';
}

}  // namespace rafiq::policy
