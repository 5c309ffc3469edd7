// SPDX-License-Identifier: Apache-2.0
#include "core/net/auth/answer.hpp"
#include "core/net/auth/body.hpp"
#include "core/net/auth/encode.hpp"
#include "core/net/auth/members.hpp"
#include "core/net/auth/recipe.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rafiq::net {
namespace {

using Pairs = std::vector<std::pair<std::string, Template>>;

// A call that takes the password in its body and gives a session:
// {"kind": "login", "method": "POST", "url": "/crm/", "headers": {..},
//  "json": {"method": "common.db.login", "params": ["${setting.user}", {"password": "${secret.password}"}]},
//  "session": {"uid": "/result/0", "key": "/result/1"},
//  "header": "Authorization", "value": "Session ${base64:${setting.user}:${session.uid}:${session.key}}",
//  "expires_on": [401]}
// or "form": {"user": "..", "password": ".."} instead of "json". Sources in "session" are JSON pointers,
// "header:NAME" or "cookie:NAME". Instead of "header" and "value", or with them, "body" puts the session into
// the body of every call; see body.hpp.
class LoginRecipe final : public Recipe {
 public:
  struct Parts {
    std::string method;
    Template url;
    Pairs headers;
    std::optional<Template> json;
    Pairs form;
    std::vector<std::pair<std::string, std::string>> session;
    std::string header;  // empty: none
    Template value;
    BodySecrets body;
    std::vector<int> expires_on;
  };
  explicit LoginRecipe(Parts parts) : parts_(std::move(parts)) {}

  [[nodiscard]] bool needs_grant() const override { return true; }
  [[nodiscard]] bool means_refused(int status) const override {
    return std::find(parts_.expires_on.begin(), parts_.expires_on.end(), status) != parts_.expires_on.end();
  }

  Outcome<Grant> obtain(const SignIn& sign_in) const override {
    const Lookup lookup = [&](std::string_view space, std::string_view name) {
      return sign_in.vault.value(space, name);
    };
    RAFIQ_TRY(const Secret address, parts_.url.expand(lookup));
    const auto url = Url::below(sign_in.base, address.reveal());
    if (!url)
      return Failure{
          FailureStatus::config, "login-url", "The sign-in address is not an http or https address", {}};
    RAFIQ_TRY(const Secret text, body(lookup));
    Outgoing request{parts_.method, *url, {}, text.reveal(), {}, {}, {}};
    if (!text.empty())
      request.headers.push_back(
          {"Content-Type", parts_.json ? "application/json" : "application/x-www-form-urlencoded"});
    for (const auto& [name, value] : parts_.headers) {
      RAFIQ_TRY(auto header, make_header(name, value, lookup));
      request.credential.headers.push_back(std::move(header));
    }
    RAFIQ_TRY(auto response, sign_in.send(request));
    const SignInAnswer answer(std::move(response));
    return read(answer, *url);
  }

  Outcome<Credential> present(const Outgoing& request, const Lookup& lookup, TimePoint) const override {
    Credential credential;
    if (!parts_.header.empty()) {
      RAFIQ_TRY(auto header, make_header(parts_.header, parts_.value, lookup));
      credential.headers.push_back(std::move(header));
    }
    if (!parts_.body.empty()) {
      RAFIQ_TRY(credential.body, parts_.body.fill(request.body, lookup));
    }
    return credential;
  }

 private:
  [[nodiscard]] Outcome<Secret> body(const Lookup& lookup) const {
    if (parts_.json) return parts_.json->expand(lookup, Escape::json);
    Secret text;
    for (const auto& [name, value] : parts_.form) {
      RAFIQ_TRY(const Secret encoded, value.expand(lookup, Escape::form));
      text.append(text.empty() ? "" : "&")
          .append(percent_encoded(name).reveal())
          .append("=")
          .append(encoded.reveal());
    }
    return text;
  }

  [[nodiscard]] Outcome<Grant> read(const SignInAnswer& answer, const Url& url) const {
    // A sign-in form often ends in a redirect to the first page, with the session in a cookie.
    const bool moved_on = answer.status() == 302 || answer.status() == 303;
    if (!answer.ok() && !moved_on) return answer.failure(url);
    Grant grant;
    for (const auto& [name, source] : parts_.session) {
      auto value = answer.value(source);
      if (!value)  // many CRMs answer 200 to a wrong password
        return Failure{FailureStatus::auth,
                       "sign-in-refused",
                       fmt::format("{} did not give a session. Check the user and the secret of the account",
                                   url.origin()),
                       {}};
      grant.values.emplace(name, std::move(*value));
    }
    return grant;
  }

  const Parts parts_;
};

Status read_body(Members& members, LoginRecipe::Parts& parts) {
  if (const Json* json = members.any("json"); json != nullptr) {
    auto parsed = Template::parse(dump_json(*json));
    if (!parsed) return members.wrong("json", parsed.error().message());
    parts.json = std::move(parsed).value();
  }
  RAFIQ_TRY(parts.form, members.templates("form"));
  if (parts.json && !parts.form.empty()) return members.wrong("form", "there is a \"json\" already");
  return success();
}

Status read_session(Members& members, LoginRecipe::Parts& parts) {
  const Json* session = members.any("session");
  if (session == nullptr || !session->is_object() || session->empty())
    return members.wrong("session", "an object is needed: where the answer holds the session");
  for (const auto& [name, source] : session->items()) {
    if (!source.is_string() || !SignInAnswer::is_source(source.get<std::string>()))
      return members.wrong("session",
                           "\"" + name + "\" is not a JSON pointer, \"header:NAME\" or \"cookie:NAME\"");
    parts.session.emplace_back(name, source.get<std::string>());
  }
  return success();
}

Status read_expiry(Members& members, LoginRecipe::Parts& parts) {
  parts.expires_on = {401};
  const Json* statuses = members.any("expires_on");
  if (statuses == nullptr) return success();
  parts.expires_on.clear();
  if (!statuses->is_array()) return members.wrong("expires_on", "a list of HTTP statuses is needed here");
  for (const Json& status : *statuses) {
    if (!status.is_number_integer())
      return members.wrong("expires_on", "a list of HTTP statuses is needed here");
    parts.expires_on.push_back(status.get<int>());
  }
  return success();
}

}  // namespace

Result<std::unique_ptr<Recipe>> make_login_recipe(Members members) {
  LoginRecipe::Parts parts;
  parts.method = members.text_or("method", "POST");
  if (parts.method != "POST" && parts.method != "PUT") return members.wrong("method", "this is POST or PUT");
  RAFIQ_TRY(parts.url, members.required("url"));
  if (parts.url.uses("secret")) return members.wrong("url", "an address may not hold a secret");
  RAFIQ_TRY(parts.headers, members.templates("headers"));
  for (const auto& [name, value] : parts.headers)
    if (!is_header_name(name))
      return members.wrong("headers", "\"" + name + "\" is not the name of a header");
  RAFIQ_TRY(read_body(members, parts));
  RAFIQ_TRY(read_session(members, parts));
  RAFIQ_TRY(parts.body, BodySecrets::read(members));
  parts.header = members.text_or("header", "");
  if (parts.body.empty() || !parts.header.empty()) {
    if (!is_header_name(parts.header)) return members.wrong("header", "this is not the name of a header");
    RAFIQ_TRY(parts.value, members.required("value"));
  }
  RAFIQ_TRY(read_expiry(members, parts));
  RAFIQ_TRY(members.finish());
  return std::make_unique<LoginRecipe>(std::move(parts));
}

}  // namespace rafiq::net
