// SPDX-License-Identifier: Apache-2.0
#include "core/net/auth/answer.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rafiq::net {
namespace {

constexpr std::string_view header_mark = "header:";
constexpr std::string_view cookie_mark = "cookie:";

void wipe_texts(Json& value) {
  if (value.is_string()) wipe(value.get_ref<std::string&>());
  if (value.is_structured())
    for (Json& child : value) wipe_texts(child);
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return result;
}

std::optional<Secret> cookie(const Response& response, std::string_view name) {
  for (const Header& header : response.headers) {
    const auto pair = std::string_view(header.value).substr(0, header.value.find(';'));
    const auto equals = pair.find('=');
    if (header.name == "set-cookie" && equals != std::string_view::npos && pair.substr(0, equals) == name)
      return Secret(pair.substr(equals + 1));
  }
  return std::nullopt;
}

std::optional<Secret> member(const Json& body, const std::string& pointer) {
  try {
    const Json& found = body.at(Json::json_pointer(pointer));
    if (found.is_string()) return Secret(found.get_ref<const std::string&>());
    if (found.is_number()) return Secret(found.dump());
  } catch (const Json::exception&) {  // there is no such place
  }
  return std::nullopt;
}

}  // namespace

SignInAnswer::SignInAnswer(Response response)
    : response_(std::move(response)),
      body_(Json::parse(response_.body, nullptr, /*allow_exceptions=*/false)) {}

SignInAnswer::~SignInAnswer() {
  wipe_texts(body_);
  wipe(response_.body);
  for (Header& header : response_.headers) wipe(header.value);
}

bool SignInAnswer::is_source(const std::string& source) {
  if (source.starts_with(header_mark) || source.starts_with(cookie_mark)) return true;
  try {
    return !Json::json_pointer(source).empty();
  } catch (const Json::exception&) {
    return false;
  }
}

std::optional<Secret> SignInAnswer::value(const std::string& source) const {
  if (source.starts_with(cookie_mark))
    return cookie(response_, std::string_view(source).substr(cookie_mark.size()));
  if (!source.starts_with(header_mark)) return member(body_, source);
  const auto header = response_.header(lower(source.substr(header_mark.size())));
  if (!header) return std::nullopt;
  return Secret(*header);
}

Failure SignInAnswer::failure(const Url& url, std::string_view reason) const {
  const int status = response_.status;
  const std::string because = reason.empty() ? "" : fmt::format(", {}", reason);
  if (status >= 500)
    return {
        FailureStatus::transient,
        "sign-in-failed",
        fmt::format("{} could not sign us in (HTTP {}{}). Try again later", url.origin(), status, because),
        {}};
  if (status == 404 || (status >= 300 && status < 400))
    return {
        FailureStatus::config,
        "sign-in-address",
        fmt::format("There is no sign-in at {} (HTTP {}). Check the account's address", url.shown(), status),
        {}};
  return {FailureStatus::auth,
          "sign-in-refused",
          fmt::format("{} refused the sign-in (HTTP {}{}). Check the user and the secret of the account",
                      url.origin(), status, because),
          {}};
}

}  // namespace rafiq::net
