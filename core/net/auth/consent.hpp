// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/auth/asking.hpp"
#include "core/net/auth/landing.hpp"
#include "core/net/auth/members.hpp"
#include "core/net/auth/recipe.hpp"

#include <string>
#include <utility>
#include <vector>

namespace rafiq::net {

// The half of an authorization code sign-in that goes through the browser (RFC 6749 section 4.1, with PKCE
// always).
struct Authorization {
  Template url;
  Template client_id;
  Template scope;
  Template redirect;
  Template issuer;  // empty: none is expected
  std::vector<std::pair<std::string, Template>> extra;

  // Error: configuration, for a member that is missing or wrong; a secret in any of them is wrong, because
  // browsers keep addresses.
  static Result<Authorization> read(Members& members);
};

// What a person's consent gives: the code, and what proves that it was asked for here.
struct Consent {
  Secret verifier;
  std::string redirect_uri;
  Landing::Visit visit;  // waits for the page that says how it ended
};

// Blocks until the person has decided. Failures: config (an address is wrong or not allowed, the port is in
// use, no browser opens), auth (declined, refused, another server answered, nobody came in time), cancelled.
Outcome<Consent> ask_for_consent(const Authorization& authorization, const SignIn& sign_in,
                                 const Asking& asking);

}  // namespace rafiq::net
