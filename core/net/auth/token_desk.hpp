// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/auth/answer.hpp"
#include "core/net/auth/members.hpp"
#include "core/net/auth/recipe.hpp"

#include <string>
#include <string_view>

namespace rafiq::net {

// Where OAuth2 tokens are asked for, and as whom (RFC 6749 sections 2.3.1 and 3.2).
struct TokenDesk {
  Template url;
  Template client_id;
  Template client_secret;  // empty: a public client
  bool client_in_header = false;

  static Result<TokenDesk> read(Members& members);

  // Failure: config, when it is no address. Whether it is allowed is seen when it is asked.
  [[nodiscard]] Outcome<Url> address(const Lookup& lookup) const;
  // `fields`: "&name=value", encoded, as often as needed. What is not repeatable is sent once, whatever
  // happens.
  [[nodiscard]] Outcome<Response> ask(const SignIn& sign_in, const Url& url, std::string_view grant_type,
                                      const Secret& fields, bool repeatable) const;
};

// "&name=value" for a form; nothing for an empty value.
void add_field(Secret& fields, std::string_view name, std::string_view value);

// The "error" of RFC 6749 is a word from a list; anything else could be text about somebody, and is left out.
std::string plain_word(std::string_view error);
std::string reason(const SignInAnswer& answer);

// access_token and expires_in. Failures: those of SignInAnswer::failure, protocol (there is no token in it).
Outcome<Grant> read_grant(const SignInAnswer& answer, const Url& url, TimePoint now);

}  // namespace rafiq::net
