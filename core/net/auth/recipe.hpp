// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/auth/asking.hpp"
#include "core/net/auth/grant.hpp"
#include "core/net/auth/template.hpp"
#include "core/net/auth/vault.hpp"
#include "core/net/courier.hpp"
#include "core/util/json.hpp"

#include <memory>
#include <string_view>

namespace rafiq::net {

// What a recipe may use to get a grant.
struct SignIn {
  Courier& courier;
  Vault& vault;
  const Url& base;
  bool urgent = false;
  CancelToken cancel;

  // Sends a sign-in request, which never follows a redirect: its body holds secrets.
  [[nodiscard]] Outcome<Response> send(const Outgoing& request) const;
};

// One way to sign in, as the connector's description names it. Immutable; any thread.
class Recipe {
 public:
  virtual ~Recipe() = default;

  // Whether obtain() must have been called. Its values are ${session.NAME} in present().
  [[nodiscard]] virtual bool needs_grant() const { return false; }
  virtual Outcome<Grant> obtain(const SignIn& sign_in) const;

  // The secret that somebody's consent in a browser fills; empty where nobody has to consent.
  [[nodiscard]] virtual std::string consent_slot() const { return {}; }
  // Asks for it and stores it. Blocks as long as the person takes.
  virtual Outcome<void> consent(const SignIn& sign_in, const Asking& asking) const;

  // What is added to the request. `lookup` knows ${setting.X}, ${secret.X} and ${session.X}.
  virtual Outcome<Credential> present(const Outgoing& request, const Lookup& lookup, TimePoint now) const = 0;

  [[nodiscard]] virtual bool means_refused(int status) const { return status == 401; }
};

// Error: configuration, naming the slot and the member that is wrong, missing or unknown.
Result<std::unique_ptr<Recipe>> make_recipe(std::string_view slot, const Json& description);

}  // namespace rafiq::net
