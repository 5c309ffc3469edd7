// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/secret.hpp"

#include <string>
#include <string_view>

namespace rafiq::net {

// Proof that who exchanges an authorization code is who asked for it (RFC 7636, S256). The verifier leaves
// this program in the exchange only; the challenge goes through the browser.
struct ProofKey {
  Secret verifier;
  std::string challenge;

  static ProofKey make();
};

// SHA-256 in base64url without padding.
std::string challenge_of(std::string_view verifier);
// 256 random bits in base64url: letters, digits, "-" and "_".
Secret random_text();

}  // namespace rafiq::net
