// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <array>
#include <string>
#include <string_view>

namespace rafiq::connector::bundle {

// Keys and signatures as the program minisign writes and reads them: Ed25519, by libsodium. Both ways of
// signing are understood: "ED", of a BLAKE2b digest, which minisign makes today, and the older "Ed", of the
// bytes themselves.
using KeyId = std::array<unsigned char, 8>;
// As minisign shows it: "F310C5ED568DA12C".
std::string to_text(const KeyId& id);

struct PublicKey {
  KeyId id{};
  std::array<unsigned char, 32> key{};
  bool operator==(const PublicKey&) const = default;
};
// A file of minisign -G, or its second line by itself. Error: bad_data.
Result<PublicKey> parse_public_key(std::string_view text, const std::string& where);
// The second line of its file.
std::string to_text(const PublicKey& key);

struct Signature {
  bool prehashed = true;
  KeyId key_id{};
  std::array<unsigned char, 64> of_message{};
  std::string comment;  // the trusted one, which is signed as well
  std::array<unsigned char, 64> of_comment{};
};
// Error: bad_data.
Result<Signature> parse_signature(std::string_view text, const std::string& where);
// A file that minisign -V reads.
std::string to_text(const Signature& signature);

// Whether the key signed exactly this message and this comment.
bool fits(const Signature& signature, const PublicKey& key, std::string_view message);

}  // namespace rafiq::connector::bundle
