// SPDX-License-Identifier: Apache-2.0
#include "core/net/auth/answer.hpp"
#include "core/net/auth/encode.hpp"
#include "core/net/auth/members.hpp"
#include "core/net/auth/recipe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace rafiq::net {
namespace {

// A token is given back this long before it ends, since a request takes its time.
constexpr std::chrono::seconds margin{30};

// {"kind": "oauth2_client_credentials", "token_url": "https://...", "client_id": "${setting.client_id}",
//  "client_secret": "${secret.client_secret}", "scope": "...", "client_auth": "body" | "basic", "extra":
//  {..}}
// oauth2_refresh_token adds "refresh_token", oauth2_password adds "user" and "password".
class Oauth2Recipe final : public Recipe {
 public:
  struct Parts {
    std::string grant_type;
    Template token_url;
    Template client_id;
    Template client_secret;
    bool client_in_header = false;
    std::vector<std::pair<std::string, Template>> form;  // beyond grant_type and the client
    std::string refresh_slot;                            // the secret that a rotated refresh token replaces
    Template value;
  };
  explicit Oauth2Recipe(Parts parts) : parts_(std::move(parts)) {}

  [[nodiscard]] bool needs_grant() const override { return true; }

  Outcome<Grant> obtain(const SignIn& sign_in) const override {
    const Lookup lookup = [&](std::string_view space, std::string_view name) {
      return sign_in.vault.value(space, name);
    };
    RAFIQ_TRY(const Secret address, parts_.token_url.expand(lookup));
    const auto url = Url::parse(address.reveal());
    if (!url)
      return Failure{
          FailureStatus::config, "token-url", "The address for tokens is not an http or https address", {}};
    RAFIQ_TRY(const Secret body, form(lookup));
    Outgoing request{"POST", *url, {{"Content-Type", "application/x-www-form-urlencoded"}}, body.reveal(), {},
                     {},     {}};
    request.headers.push_back({"Accept", "application/json"});
    // A refresh token may be good for one use: a lost answer must not be followed by a second try.
    request.repeatable = parts_.refresh_slot.empty();
    if (parts_.client_in_header) {
      RAFIQ_TRY(auto header, client_header(lookup));
      request.credential.headers.push_back(std::move(header));
    }
    RAFIQ_TRY(auto response, sign_in.send(request));
    const SignInAnswer answer(std::move(response));
    return read(answer, *url, sign_in);
  }

  Outcome<Credential> present(const Outgoing&, const Lookup& lookup, TimePoint) const override {
    Credential credential;
    RAFIQ_TRY(auto header, make_header("Authorization", parts_.value, lookup));
    credential.headers.push_back(std::move(header));
    return credential;
  }

 private:
  [[nodiscard]] Outcome<Secret> form(const Lookup& lookup) const {
    Secret body("grant_type=");
    body.append(parts_.grant_type);
    const auto add = [&](std::string_view name, const Template& value) -> Outcome<void> {
      RAFIQ_TRY(const Secret text, value.expand(lookup, Escape::form));
      if (!text.empty()) body.append("&").append(name).append("=").append(text.reveal());
      return boost::outcome_v2::success();
    };
    if (!parts_.client_in_header) {
      RAFIQ_TRY(add("client_id", parts_.client_id));
      RAFIQ_TRY(add("client_secret", parts_.client_secret));
    }
    for (const auto& [name, value] : parts_.form) {
      RAFIQ_TRY(add(name, value));
    }
    return body;
  }

  [[nodiscard]] Outcome<SecretHeader> client_header(const Lookup& lookup) const {
    RAFIQ_TRY(Secret pair, parts_.client_id.expand(lookup, Escape::form));
    RAFIQ_TRY(const Secret secret, parts_.client_secret.expand(lookup, Escape::form));
    pair.append(":").append(secret.reveal());
    Secret value("Basic ");
    value.append(base64(pair.reveal()).reveal());
    return SecretHeader{"Authorization", std::move(value)};
  }

  // The "error" of RFC 6749 is a word from a list; anything else could be text about somebody.
  static std::string reason(const SignInAnswer& answer) {
    const auto error = answer.value("/error");
    const auto word = error ? error->reveal() : std::string_view{};
    const bool plain = word.size() <= 40 && std::all_of(word.begin(), word.end(), [](char c) {
                         return (c >= 'a' && c <= 'z') || c == '_';
                       });
    return plain ? std::string(word) : "";
  }

  [[nodiscard]] Outcome<Grant> read(const SignInAnswer& answer, const Url& url, const SignIn& sign_in) const {
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
        grant.expires =
            sign_in.courier.now() + std::clamp<std::chrono::seconds>(std::chrono::seconds(seconds) - margin,
                                                                     margin, std::chrono::hours(24 * 365));
    }
    if (auto rotated = answer.value("/refresh_token"); rotated && !parts_.refresh_slot.empty())
      sign_in.vault.replace(parts_.refresh_slot, std::move(*rotated));
    return grant;
  }

  const Parts parts_;
};

Result<std::string> secret_slot(Members& members, std::string_view key) {
  constexpr std::string_view start = "${secret.";
  RAFIQ_TRY(const auto text, members.text(key));
  if (!text.starts_with(start) || text.find('}') + 1 != text.size())
    return members.wrong(key, "this must be exactly one secret, since the CRM may replace it");
  return text.substr(start.size(), text.size() - start.size() - 1);
}

Status add_grant(std::string_view kind, Members& members, Oauth2Recipe::Parts& parts) {
  const auto add = [&](std::string name, std::string_view key) -> Status {
    RAFIQ_TRY(auto value, members.required(key));
    parts.form.emplace_back(std::move(name), std::move(value));
    return success();
  };
  if (kind == "oauth2_client_credentials") {
    parts.grant_type = "client_credentials";
    return success();
  }
  if (kind == "oauth2_refresh_token") {
    parts.grant_type = "refresh_token";
    RAFIQ_TRY(parts.refresh_slot, secret_slot(members, "refresh_token"));
    return add("refresh_token", "refresh_token");
  }
  if (kind == "oauth2_password") {
    parts.grant_type = "password";
    RAFIQ_TRY(add("username", "user"));
    return add("password", "password");
  }
  return members.wrong("kind",
                       "\"" + std::string(kind) + "\" is not a way to sign in that this version knows");
}

}  // namespace

Result<std::unique_ptr<Recipe>> make_oauth2_recipe(std::string_view kind, Members members) {
  Oauth2Recipe::Parts parts;
  RAFIQ_TRY(add_grant(kind, members, parts));
  RAFIQ_TRY(parts.token_url, members.required("token_url"));
  if (parts.token_url.uses("secret")) return members.wrong("token_url", "an address may not hold a secret");
  RAFIQ_TRY(parts.client_id, members.optional("client_id", ""));
  RAFIQ_TRY(parts.client_secret, members.optional("client_secret", ""));
  const auto client_auth = members.text_or("client_auth", "body");
  if (client_auth != "body" && client_auth != "basic")
    return members.wrong("client_auth", "this is body or basic");
  parts.client_in_header = client_auth == "basic";
  RAFIQ_TRY(auto scope, members.optional("scope", ""));
  parts.form.emplace_back("scope", std::move(scope));
  RAFIQ_TRY(auto extra, members.templates("extra"));
  for (auto& [name, value] : extra)
    parts.form.emplace_back(std::string(percent_encoded(name).reveal()), std::move(value));
  RAFIQ_TRY(parts.value, members.optional("value", "Bearer ${session.access_token}"));
  RAFIQ_TRY(members.finish());
  return std::make_unique<Oauth2Recipe>(std::move(parts));
}

}  // namespace rafiq::net
