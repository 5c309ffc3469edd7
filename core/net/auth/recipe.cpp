// SPDX-License-Identifier: Apache-2.0
#include "core/net/auth/recipe.hpp"

#include "core/net/auth/body.hpp"
#include "core/net/auth/members.hpp"

namespace rafiq::net {

Outcome<Response> SignIn::send(const Outgoing& request) const {
  return courier.deliver(request, {nullptr, false, urgent, cancel});
}

Outcome<Grant> Recipe::obtain(const SignIn&) const {
  return Grant{};
}

Outcome<void> Recipe::consent(const SignIn&, const Asking&) const {
  return Failure{FailureStatus::config, "no-consent", "This account is not signed in to in a browser", {}};
}

Result<std::unique_ptr<Recipe>> make_recipe(std::string_view slot, const Json& description) {
  Members members(slot, description);
  RAFIQ_TRY(const std::string kind, members.text("kind"));
  if (kind == "header") return make_header_recipe(std::move(members));
  if (kind == "basic") return make_basic_recipe(std::move(members));
  if (kind == "bearer") return make_bearer_recipe(std::move(members));
  if (kind == "query") return make_query_recipe(std::move(members));
  if (kind == "hmac") return make_hmac_recipe(std::move(members));
  if (kind == "body") return make_body_recipe(std::move(members));
  if (kind == "login") return make_login_recipe(std::move(members));
  if (kind.starts_with("oauth2_")) return make_oauth2_recipe(kind, std::move(members));
  return members.wrong("kind", "\"" + kind + "\" is not a way to sign in that this version knows");
}

}  // namespace rafiq::net
