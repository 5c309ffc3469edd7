// SPDX-License-Identifier: Apache-2.0
#include "core/net/auth/pkce.hpp"

#include "core/net/auth/encode.hpp"

#include <sodium.h>

#include <array>

namespace rafiq::net {
namespace {

std::string_view text_of(const unsigned char* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

}  // namespace

std::string challenge_of(std::string_view verifier) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(verifier.data()), verifier.size());
  return std::string(base64url(text_of(hash.data(), hash.size())).reveal());
}

Secret random_text() {
  std::array<unsigned char, 32> bytes{};
  // Several threads may ask for randomness after this only. Where there is none, the next line ends the
  // program.
  [[maybe_unused]] const int ready = sodium_init();
  randombytes_buf(bytes.data(), bytes.size());
  Secret text = base64url(text_of(bytes.data(), bytes.size()));
  wipe(bytes.data(), bytes.size());
  return text;
}

ProofKey ProofKey::make() {
  ProofKey key;
  key.verifier = random_text();
  key.challenge = challenge_of(key.verifier.reveal());
  return key;
}

}  // namespace rafiq::net
