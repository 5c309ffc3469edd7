// SPDX-License-Identifier: Apache-2.0
#include "core/net/url.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <memory>

namespace rafiq::net {
namespace {

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using UrlHandle = std::unique_ptr<CURLU, FreeUrl>;

bool has_control_characters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

std::optional<std::string> part(CURLU* url, CURLUPart which, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url, which, &text, flags) != CURLUE_OK) return std::nullopt;
  std::string copy(text);
  curl_free(text);
  return copy;
}

bool set(CURLU* url, std::string_view text) {
  return !has_control_characters(text) &&
         curl_url_set(url, CURLUPART_URL, std::string(text).c_str(), CURLU_URLENCODE) == CURLUE_OK;
}

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size() || value < 1 || value > 65535)
    return std::nullopt;
  return value;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c);
  });
  return text;
}

std::optional<Url> read(CURLU* url) {
  if (part(url, CURLUPART_USER) || part(url, CURLUPART_PASSWORD)) return std::nullopt;
  const auto scheme = part(url, CURLUPART_SCHEME);
  const auto host = part(url, CURLUPART_HOST, CURLU_PUNYCODE);
  const auto port = part(url, CURLUPART_PORT, CURLU_DEFAULT_PORT);
  if (!scheme || (*scheme != "http" && *scheme != "https") || !host || host->empty() || !port)
    return std::nullopt;
  const auto port_number = number(*port);
  if (!port_number) return std::nullopt;
  return Url{*scheme, lower(*host), *port_number, part(url, CURLUPART_PATH).value_or("/"),
             part(url, CURLUPART_QUERY).value_or("")};
}

int usual_port(std::string_view scheme) {
  return scheme == "https" ? 443 : 80;
}

// Escapes, mails and phones: a segment of a path that may name a person.
bool may_name_a_person(std::string_view segment) {
  return segment.find_first_of("%@+") != std::string_view::npos;
}

}  // namespace

std::optional<Url> Url::parse(std::string_view text) {
  const UrlHandle handle(curl_url());
  // Without "://" curl would guess a scheme, and after it would skip a third slash.
  const auto colon = text.find("://");
  if (!handle || colon == std::string_view::npos || text.substr(colon + 3).starts_with('/') ||
      !set(handle.get(), text))
    return std::nullopt;
  return read(handle.get());
}

std::optional<Url> Url::below(const Url& base, std::string_view text) {
  const auto colon = text.find("://");
  if (colon != std::string_view::npos && colon < text.find_first_of("/?#")) return parse(text);
  if (text.starts_with("//")) return std::nullopt;
  std::string whole = base.origin() + base.path;
  while (whole.ends_with('/')) whole.pop_back();
  if (!text.starts_with('/')) whole += text.starts_with('?') && base.path != "/" ? "" : "/";
  return parse(whole.append(text));
}

std::optional<Url> Url::resolve(std::string_view location) const {
  const UrlHandle handle(curl_url());
  if (!handle || location.empty() || !set(handle.get(), this->text()) || !set(handle.get(), location))
    return std::nullopt;
  return read(handle.get());
}

std::string Url::text() const {
  return origin() + path + (query.empty() ? "" : "?" + query);
}

std::string Url::origin() const {
  return scheme + "://" + host + (port == usual_port(scheme) ? "" : ":" + std::to_string(port));
}

std::string Url::shown() const {
  std::string text = origin();
  for (std::size_t at = 0; at < path.size();) {
    const auto end = std::min(path.find('/', at + 1), path.size());
    const auto segment = std::string_view(path).substr(at + 1, end - at - 1);
    text += '/';
    text += may_name_a_person(segment) ? "..." : segment;
    at = end;
  }
  return text;
}

bool Url::is_this_machine() const {
  // Numbers and dots alone: anybody may own the name 127.0.0.1.example.org.
  const bool numeric = host.find_first_not_of("0123456789.") == std::string::npos;
  return host == "localhost" || host == "[::1]" || (numeric && host.starts_with("127."));
}

AllowedHosts::AllowedHosts(const Url& base) {
  entries_.push_back({base.host, base.port});
}

bool AllowedHosts::add(std::string_view entry) {
  const bool wildcard = entry.starts_with("*.");
  if (wildcard) entry.remove_prefix(2);
  const auto url = Url::parse("https://" + std::string(entry) + "/");
  // What is more than a host and a port does not come back as it went in.
  if (!url || url->path != "/" || !url->query.empty() ||
      entry.find_first_of("/?#@*") != std::string_view::npos || entry.ends_with(':'))
    return false;
  const auto colon = entry.rfind(':');
  const bool with_port = colon != std::string_view::npos && entry.find(']', colon) == std::string_view::npos;
  entries_.push_back({(wildcard ? "." : "") + url->host, with_port ? url->port : 0});
  return true;
}

bool AllowedHosts::allows(const Url& url) const {
  return std::any_of(entries_.begin(), entries_.end(), [&](const Entry& entry) {
    if (url.port != (entry.port == 0 ? usual_port(url.scheme) : entry.port)) return false;
    return entry.host.starts_with('.') ? url.host.ends_with(entry.host) : url.host == entry.host;
  });
}

std::string AllowedHosts::list() const {
  std::string text;
  for (const Entry& entry : entries_) {
    text += (text.empty() ? "" : ", ") + std::string(entry.host.starts_with('.') ? "*" : "") + entry.host;
    if (entry.port != 0 && entry.port != 443 && entry.port != 80) text += ":" + std::to_string(entry.port);
  }
  return text;
}

}  // namespace rafiq::net
