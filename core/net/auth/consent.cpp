// SPDX-License-Identifier: Apache-2.0
#include "core/net/auth/consent.hpp"

#include "core/net/auth/encode.hpp"
#include "core/net/auth/pkce.hpp"
#include "core/net/auth/token_desk.hpp"

#include <fmt/format.h>

namespace rafiq::net {
namespace {

Failure wrong(std::string code, std::string message) {
  return {FailureStatus::config, std::move(code), std::move(message), {}};
}
Failure refused(std::string code, std::string message) {
  return {FailureStatus::auth, std::move(code), std::move(message), {}};
}

// With its query, behind which the parameters go.
Outcome<Url> page_of(const Authorization& authorization, const SignIn& sign_in, const Lookup& lookup) {
  RAFIQ_TRY(const Secret text, authorization.url.expand(lookup));
  auto url = Url::parse(text.reveal());
  if (!url) return wrong("authorize-url", "The address to sign in at is not an http or https address");
  RAFIQ_TRY(sign_in.courier.admit(*url));
  return *url;
}

Outcome<std::string> address_of(const Authorization& authorization, const Url& page, const Lookup& lookup,
                                const std::string& redirect_uri, const std::string& state,
                                const std::string& challenge) {
  RAFIQ_TRY(const Secret client, authorization.client_id.expand(lookup));
  if (client.empty())
    return wrong("client-id", "The account does not say under which client id Rafiq is known to the CRM");
  RAFIQ_TRY(const Secret scope, authorization.scope.expand(lookup));
  std::string text = page.text();
  const auto add = [&](std::string_view name, std::string_view value) {
    text += text.find('?') == std::string::npos ? '?' : '&';
    text.append(percent_encoded(name).reveal()).append("=").append(percent_encoded(value).reveal());
  };
  add("response_type", "code");
  add("client_id", client.reveal());
  add("redirect_uri", redirect_uri);
  if (!scope.empty()) add("scope", scope.reveal());
  add("state", state);
  add("code_challenge", challenge);
  add("code_challenge_method", "S256");
  for (const auto& [name, value] : authorization.extra) {
    RAFIQ_TRY(const Secret expanded, value.expand(lookup));
    add(name, expanded.reveal());
  }
  return text;
}

// RFC 9207: a code that another server issued must not be handed to this one. Where the recipe names no
// issuer, one that is sent has to be of the host that was asked.
Outcome<void> check_issuer(const Secret& came, std::string_view expected, const Url& page) {
  if (!expected.empty() && came.reveal() == expected) return boost::outcome_v2::success();
  if (expected.empty() && came.empty()) return boost::outcome_v2::success();
  const auto url = expected.empty() ? Url::parse(came.reveal()) : std::nullopt;
  if (url && url->origin() == page.origin()) return boost::outcome_v2::success();
  return refused(
      "sign-in-issuer",
      fmt::format("The answer to the sign-in is not from {}. Nothing was sent to it; try again, and tell "
                  "your administrator if it happens again",
                  page.origin()));
}

Failure declined(const Secret& error, const Url& page) {
  const auto word = plain_word(error.reveal());
  if (word == "access_denied")
    return refused("declined",
                   fmt::format("The sign-in was declined at {}. Nothing was changed", page.origin()));
  return refused(
      "sign-in-refused",
      fmt::format("{} refused the sign-in ({}). Check the client id, the address to come back to and the "
                  "scopes that are registered there",
                  page.origin(), word.empty() ? "it does not say why" : word));
}

Outcome<Landing::Visit> checked(Landing::Visit visit, std::string_view issuer, const Url& page) {
  if (auto right = check_issuer(visit.landed.issuer, issuer, page); !right) {
    visit.answer(LandingPage::failed);
    return std::move(right).error();
  }
  if (!visit.landed.error.empty()) {
    visit.answer(LandingPage::declined);
    return declined(visit.landed.error, page);
  }
  if (!visit.landed.code.empty()) return visit;
  visit.answer(LandingPage::failed);
  return refused("sign-in-refused", fmt::format("{} came back without a code", page.origin()));
}

}  // namespace

Result<Authorization> Authorization::read(Members& members) {
  Authorization read;
  RAFIQ_TRY(read.url, members.required("authorize_url"));
  RAFIQ_TRY(read.client_id, members.required("client_id"));
  RAFIQ_TRY(read.scope, members.optional("scope", ""));
  RAFIQ_TRY(read.redirect, members.optional("redirect", "http://127.0.0.1/"));
  RAFIQ_TRY(read.issuer, members.optional("issuer", ""));
  RAFIQ_TRY(read.extra, members.templates("authorize_extra"));
  constexpr auto never = "this goes through the browser, which keeps addresses: it may not hold a secret";
  for (const auto& [key, value] : {std::pair{"authorize_url", &read.url},
                                   {"client_id", &read.client_id},
                                   {"scope", &read.scope},
                                   {"redirect", &read.redirect},
                                   {"issuer", &read.issuer}})
    if (value->uses("secret")) return members.wrong(key, never);
  for (const auto& [name, value] : read.extra)
    if (value.uses("secret")) return members.wrong("authorize_extra", never);
  if (!read.redirect.uses("setting") &&
      !Landing::is_redirect(members.text_or("redirect", "http://127.0.0.1/")))
    return members.wrong("redirect",
                         "this is http://127.0.0.1/path or http://localhost/path, with a port or without");
  return read;
}

Outcome<Consent> ask_for_consent(const Authorization& authorization, const SignIn& sign_in,
                                 const Asking& asking) {
  const Lookup lookup = [&](std::string_view space, std::string_view name) {
    return sign_in.vault.value(space, name);
  };
  RAFIQ_TRY(const Url page, page_of(authorization, sign_in, lookup));
  RAFIQ_TRY(const Secret issuer, authorization.issuer.expand(lookup));
  RAFIQ_TRY(const Secret redirect, authorization.redirect.expand(lookup));
  RAFIQ_TRY(Landing landing, Landing::open(redirect.reveal()));
  ProofKey proof = ProofKey::make();
  const Secret state = random_text();
  RAFIQ_TRY(const auto address, address_of(authorization, page, lookup, landing.address(),
                                           std::string(state.reveal()), proof.challenge));
  if (const auto shown = asking.show(address); !shown) return wrong("browser", shown.error().message());
  RAFIQ_TRY(auto visit, landing.wait(state, asking.patience, sign_in.cancel));
  RAFIQ_TRY(visit, checked(std::move(visit), issuer.reveal(), page));
  return Consent{std::move(proof.verifier), landing.address(), std::move(visit)};
}

}  // namespace rafiq::net
