// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sodium.h>

#include <string>
#include <string_view>

namespace rafiq::connector::bundle {

// SHA-256 of bytes that come in pieces.
class Digest {
 public:
  Digest();
  void add(std::string_view bytes);
  // Once; 64 small hexadecimal digits.
  [[nodiscard]] std::string finish();

 private:
  crypto_hash_sha256_state state_;
};

std::string digest_of(std::string_view bytes);

}  // namespace rafiq::connector::bundle
