// SPDX-License-Identifier: Apache-2.0
#include "core/net/auth/consent.hpp"
#include "core/net/auth/token_desk.hpp"

#include <fmt/format.h>

#include <optional>

namespace rafiq::net {
namespace {

// {"kind": "oauth2_client_credentials", "token_url": "https://...", "client_id": "${setting.client_id}",
//  "client_secret": "${secret.client_secret}", "scope": "...", "client_auth": "body" | "basic", "extra":
//  {..}}
// oauth2_refresh_token adds "refresh_token", oauth2_password adds "user" and "password", and
// oauth2_authorization_code what Authorization reads: once a person has consented it is a refresh token.
class Oauth2Recipe final : public Recipe {
 public:
  struct Parts {
    std::string grant_type;
    TokenDesk desk;
    std::vector<std::pair<std::string, Template>> form;   // beyond grant_type and the client
    std::vector<std::pair<std::string, Template>> extra;  // of every request for tokens
    std::string refresh_slot;                             // the secret that a rotated refresh token replaces
    std::optional<Authorization> authorization;           // how it is got in a browser
    Template value;
  };
  explicit Oauth2Recipe(Parts parts) : parts_(std::move(parts)) {}

  [[nodiscard]] bool needs_grant() const override { return true; }
  [[nodiscard]] std::string consent_slot() const override {
    return parts_.authorization ? parts_.refresh_slot : std::string{};
  }

  Outcome<Grant> obtain(const SignIn& sign_in) const override {
    if (parts_.refresh_slot.empty()) return ask_once(sign_in);
    RAFIQ_TRY(const Secret before, refresh_token(sign_in));
    auto grant = ask_once(sign_in);
    if (grant || grant.error().code != ended) return grant;
    // Another program of this home may have been faster and hold the next one.
    RAFIQ_TRY(const Secret now, refresh_token(sign_in));
    return now.reveal() == before.reveal() ? std::move(grant) : ask_once(sign_in);
  }

  Outcome<void> consent(const SignIn& sign_in, const Asking& asking) const override {
    if (!parts_.authorization) return Recipe::consent(sign_in, asking);
    // A keyring that is locked is told of before anybody signs in for nothing.
    if (const auto kept = sign_in.vault.value("secret", parts_.refresh_slot);
        !kept && kept.error().code == "secret-locked")
      return kept.error();
    const auto lookup = lookup_in(sign_in);
    RAFIQ_TRY(const Url url, parts_.desk.address(lookup));
    RAFIQ_TRY(sign_in.courier.admit(url));
    RAFIQ_TRY(const Consent given, ask_for_consent(*parts_.authorization, sign_in, asking));
    auto kept = exchange(given, url, sign_in);
    given.visit.answer(kept ? LandingPage::signed_in : LandingPage::failed);
    return kept;
  }

  Outcome<Credential> present(const Outgoing&, const Lookup& lookup, TimePoint) const override {
    Credential credential;
    RAFIQ_TRY(auto header, make_header("Authorization", parts_.value, lookup));
    credential.headers.push_back(std::move(header));
    return credential;
  }

 private:
  static constexpr auto ended = "sign-in-ended";

  static Lookup lookup_in(const SignIn& sign_in) {
    return [&sign_in](std::string_view space, std::string_view name) {
      return sign_in.vault.value(space, name);
    };
  }

  [[nodiscard]] Outcome<Secret> refresh_token(const SignIn& sign_in) const {
    auto value = sign_in.vault.value("secret", parts_.refresh_slot);
    if (value || !parts_.authorization || value.error().code != "secret-missing") return value;
    return Failure{
        FailureStatus::auth,
        "sign-in-needed",
        fmt::format("Nobody has signed in to the account \"{0}\" yet. Sign in: rafiqctl account sign-in "
                    "{0}, or its page in the sidebar",
                    sign_in.vault.account()),
        {}};
  }

  [[nodiscard]] Outcome<Secret> fields(const std::vector<std::pair<std::string, Template>>& which,
                                       const Lookup& lookup) const {
    Secret fields;
    for (const auto& [name, value] : which) {
      RAFIQ_TRY(const Secret text, value.expand(lookup));
      add_field(fields, name, text.reveal());
    }
    return fields;
  }

  // A refresh token may be good for one use: a lost answer must not be followed by a second try.
  [[nodiscard]] Outcome<Grant> ask_once(const SignIn& sign_in) const {
    const auto lookup = lookup_in(sign_in);
    RAFIQ_TRY(const Url url, parts_.desk.address(lookup));
    RAFIQ_TRY(Secret form, fields(parts_.form, lookup));
    RAFIQ_TRY(const Secret more, fields(parts_.extra, lookup));
    form.append(more.reveal());
    RAFIQ_TRY(auto response,
              parts_.desk.ask(sign_in, url, parts_.grant_type, form, parts_.refresh_slot.empty()));
    const SignInAnswer answer(std::move(response));
    if (!parts_.refresh_slot.empty() && reason(answer) == "invalid_grant")
      return no_longer(url, sign_in.vault.account());
    RAFIQ_TRY(auto grant, read_grant(answer, url, sign_in.courier.now()));
    if (auto rotated = answer.value("/refresh_token"); rotated && !parts_.refresh_slot.empty())
      sign_in.vault.replace(parts_.refresh_slot, std::move(*rotated));
    return grant;
  }

  [[nodiscard]] Failure no_longer(const Url& url, const std::string& account) const {
    const auto how =
        parts_.authorization
            ? fmt::format("Sign in again: rafiqctl account sign-in {}, or its page in the sidebar", account)
            : std::string("Give the account a new refresh token");
    return {FailureStatus::auth,
            ended,
            fmt::format("{} has ended the sign-in (invalid_grant). {}", url.origin(), how),
            {}};
  }

  // The code is good for one use, and for this program alone.
  [[nodiscard]] Outcome<void> exchange(const Consent& given, const Url& url, const SignIn& sign_in) const {
    RAFIQ_TRY(const Secret more, fields(parts_.extra, lookup_in(sign_in)));
    Secret form;
    add_field(form, "code", given.visit.landed.code.reveal());
    add_field(form, "redirect_uri", given.redirect_uri);
    add_field(form, "code_verifier", given.verifier.reveal());
    form.append(more.reveal());
    RAFIQ_TRY(auto response, parts_.desk.ask(sign_in, url, "authorization_code", form, false));
    const SignInAnswer answer(std::move(response));
    if (answer.ok()) {
      if (auto token = answer.value("/refresh_token"); token && !token->empty())
        return sign_in.vault.keep(parts_.refresh_slot, *token);
      return Failure{
          FailureStatus::config,
          "no-refresh-token",
          fmt::format("{} signed us in for once only: it gave no refresh token. Allow the app to stay "
                      "signed in (often the scope offline_access or refresh_token)",
                      url.origin()),
          {}};
    }
    if (reason(answer) == "invalid_grant")
      return Failure{
          FailureStatus::auth,
          "sign-in-refused",
          fmt::format("{} no longer takes the answer to this sign-in (invalid_grant). Sign in again",
                      url.origin()),
          {}};
    return answer.failure(url, reason(answer));
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
  if (kind == "oauth2_refresh_token" || kind == "oauth2_authorization_code") {
    parts.grant_type = "refresh_token";
    RAFIQ_TRY(parts.refresh_slot, secret_slot(members, "refresh_token"));
    RAFIQ_TRY(add("refresh_token", "refresh_token"));
    if (kind == "oauth2_refresh_token") return success();
    RAFIQ_TRY(parts.authorization, Authorization::read(members));
    return success();
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
  RAFIQ_TRY(parts.desk, TokenDesk::read(members));
  RAFIQ_TRY(auto scope, members.optional("scope", ""));
  // Of a consent, the scope is what the person saw.
  if (!parts.authorization) parts.form.emplace_back("scope", std::move(scope));
  RAFIQ_TRY(parts.extra, members.templates("extra"));
  RAFIQ_TRY(parts.value, members.optional("value", "Bearer ${session.access_token}"));
  RAFIQ_TRY(members.finish());
  return std::make_unique<Oauth2Recipe>(std::move(parts));
}

}  // namespace rafiq::net
