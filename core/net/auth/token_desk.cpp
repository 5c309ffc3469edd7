// SPDX-License-Identifier: Apache-2.0
#include "core/net/auth/token_desk.hpp"

#include "core/net/auth/encode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace rafiq::net {
namespace {

// A token is given back this long before it ends, since a request takes its time.
constexpr std::chrono::seconds margin{30};

Outcome<SecretHeader> client_header(const TokenDesk& desk, const Lookup& lookup) {
  RAFIQ_TRY(Secret pair, desk.client_id.expand(lookup, Escape::form));
  RAFIQ_TRY(const Secret secret, desk.client_secret.expand(lookup, Escape::form));
  pair.append(":").append(secret.reveal());
  Secret value("Basic ");
  value.append(base64(pair.reveal()).reveal());
  return SecretHeader{"Authorization", std::move(value)};
}

}  // namespace

Result<TokenDesk> TokenDesk::read(Members& members) {
  TokenDesk desk;
  RAFIQ_TRY(desk.url, members.required("token_url"));
  if (desk.url.uses("secret")) return members.wrong("token_url", "an address may not hold a secret");
  RAFIQ_TRY(desk.client_id, members.optional("client_id", ""));
  RAFIQ_TRY(desk.client_secret, members.optional("client_secret", ""));
  const auto client_auth = members.text_or("client_auth", "body");
  if (client_auth != "body" && client_auth != "basic")
    return members.wrong("client_auth", "this is body or basic");
  desk.client_in_header = client_auth == "basic";
  return desk;
}

Outcome<Url> TokenDesk::address(const Lookup& lookup) const {
  RAFIQ_TRY(const Secret text, url.expand(lookup));
  if (auto parsed = Url::parse(text.reveal())) return *parsed;
  return Failure{
      FailureStatus::config, "token-url", "The address for tokens is not an http or https address", {}};
}

Outcome<Response> TokenDesk::ask(const SignIn& sign_in, const Url& address, std::string_view grant_type,
                                 const Secret& fields, bool repeatable) const {
  const Lookup lookup = [&](std::string_view space, std::string_view name) {
    return sign_in.vault.value(space, name);
  };
  Secret body("grant_type=");
  body.append(grant_type);
  Outgoing request{"POST", address, {{"Content-Type", "application/x-www-form-urlencoded"}}, {}, {}, {}, {}};
  request.headers.push_back({"Accept", "application/json"});
  request.repeatable = repeatable;
  if (client_in_header) {
    RAFIQ_TRY(auto header, client_header(*this, lookup));
    request.credential.headers.push_back(std::move(header));
  } else {
    RAFIQ_TRY(const Secret client, client_id.expand(lookup));
    RAFIQ_TRY(const Secret secret, client_secret.expand(lookup));
    add_field(body, "client_id", client.reveal());
    add_field(body, "client_secret", secret.reveal());
  }
  body.append(fields.reveal());
  request.body = body.reveal();
  return sign_in.send(request);
}

void add_field(Secret& fields, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  fields.append("&").append(percent_encoded(name).reveal()).append("=");
  fields.append(percent_encoded(value).reveal());
}

std::string plain_word(std::string_view error) {
  const bool plain = error.size() <= 40 && std::all_of(error.begin(), error.end(), [](char c) {
                       return (c >= 'a' && c <= 'z') || c == '_';
                     });
  return plain ? std::string(error) : "";
}

std::string reason(const SignInAnswer& answer) {
  const auto error = answer.value("/error");
  return error ? plain_word(error->reveal()) : "";
}

Outcome<Grant> read_grant(const SignInAnswer& answer, const Url& url, TimePoint now) {
  if (!answer.ok()) return answer.failure(url, reason(answer));
  auto token = answer.value("/access_token");
  if (!token)
    return Failure{
        FailureStatus::protocol,
        "no-token",
        fmt::format("{} answered the sign-in without a token. Check the address for tokens", url.origin()),
        {}};
  Grant grant;
  grant.values.emplace("access_token", std::move(*token));
  if (const auto lifetime = answer.value("/expires_in")) {
    const auto text = lifetime->reveal();
    std::int64_t seconds = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), seconds).ec == std::errc())
      grant.expires = now + std::clamp<std::chrono::seconds>(std::chrono::seconds(seconds) - margin, margin,
                                                             std::chrono::hours(24 * 365));
  }
  return grant;
}

}  // namespace rafiq::net
