// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connector/bundle/minisign.hpp"
#include "core/util/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace rafiq::connector::bundle {

// Whose bundles are taken.
struct Signer {
  std::string name;  // for people: what the administrator calls them, or the comment of the key's file
  PublicKey key;
};

struct Trust {
  std::vector<Signer> signers;
  // What to do about a signer who is not among them: an administrator's list is for the administrator to
  // change.
  std::string remedy;

  // Who signed exactly this text. Errors: configuration (a signer who is not trusted), bad_data (the
  // signature is not of this text, or not of the key that it names).
  [[nodiscard]] Result<Signer> signer_of(std::string_view text, const Signature& signature,
                                         const std::string& where) const;
};

}  // namespace rafiq::connector::bundle
