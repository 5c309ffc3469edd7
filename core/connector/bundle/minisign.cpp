// SPDX-License-Identifier: Apache-2.0
#include "core/connector/bundle/minisign.hpp"

#include "core/connector/bundle/minisign_lines.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>

namespace rafiq::connector::bundle {
namespace {

constexpr std::string_view trusted = "trusted comment: ";
constexpr std::size_t longest_comment = 1024;

// Two letters in front of keys and signatures say what they are of.
bool is_ed25519(const unsigned char* bytes) {
  return bytes[0] == 'E' && bytes[1] == 'd';
}

template <std::size_t Size>
void copy(const unsigned char* from, std::array<unsigned char, Size>& to) {
  std::copy_n(from, Size, to.begin());
}

Error no_signature(const std::string& where) {
  return {ErrorCode::bad_data, "The signature is not of the form that minisign writes", where,
          "Make the bundle again with rafiq-conform bundle"};
}

}  // namespace

std::string to_text(const KeyId& id) {
  std::string text;
  for (auto byte = id.rbegin(); byte != id.rend(); ++byte) text += fmt::format("{:02X}", *byte);
  return text;
}

Result<PublicKey> parse_public_key(std::string_view text, const std::string& where) {
  auto line = take_line(text);
  if (line.starts_with(untrusted)) line = take_line(text);
  std::array<unsigned char, 42> bytes{};
  PublicKey key;
  if (!decode(line, bytes) || !is_ed25519(bytes.data()))
    return Error{ErrorCode::bad_data, "This is not a public key of minisign", where,
                 "Name the file that minisign -G wrote beside the secret key, minisign.pub"};
  copy(bytes.data() + 2, key.id);
  copy(bytes.data() + 10, key.key);
  return key;
}

std::string to_text(const PublicKey& key) {
  std::array<unsigned char, 42> bytes{'E', 'd'};
  std::copy(key.id.begin(), key.id.end(), bytes.begin() + 2);
  std::copy(key.key.begin(), key.key.end(), bytes.begin() + 10);
  return encode(bytes);
}

Result<Signature> parse_signature(std::string_view text, const std::string& where) {
  Signature signature;
  const auto note = take_line(text);
  std::array<unsigned char, 74> bytes{};
  if (!note.starts_with(untrusted) || !decode(take_line(text), bytes)) return no_signature(where);
  signature.prehashed = bytes[1] == 'D';
  if (bytes[0] != 'E' || (bytes[1] != 'D' && bytes[1] != 'd')) return no_signature(where);
  copy(bytes.data() + 2, signature.key_id);
  copy(bytes.data() + 10, signature.of_message);
  const auto comment = take_line(text);
  if (!comment.starts_with(trusted) || comment.size() > longest_comment ||
      !decode(take_line(text), signature.of_comment))
    return no_signature(where);
  signature.comment = comment.substr(trusted.size());
  return signature;
}

std::string to_text(const Signature& signature) {
  std::array<unsigned char, 74> bytes{'E', static_cast<unsigned char>(signature.prehashed ? 'D' : 'd')};
  std::copy(signature.key_id.begin(), signature.key_id.end(), bytes.begin() + 2);
  std::copy(signature.of_message.begin(), signature.of_message.end(), bytes.begin() + 10);
  return fmt::format("{}signature of a connector for Rafiq\n{}\n{}{}\n{}\n", untrusted, encode(bytes),
                     trusted, signature.comment, encode(signature.of_comment));
}

bool fits(const Signature& signature, const PublicKey& key, std::string_view message) {
  if (signature.key_id != key.id) return false;
  const auto digest = prehash(message);
  const auto* signed_bytes = signature.prehashed ? digest.data() : bytes_of(message);
  const auto size = signature.prehashed ? digest.size() : message.size();
  if (crypto_sign_verify_detached(signature.of_message.data(), signed_bytes, size, key.key.data()) != 0)
    return false;
  std::string both(signature.of_message.begin(), signature.of_message.end());
  both += signature.comment;
  return crypto_sign_verify_detached(signature.of_comment.data(), bytes_of(both), both.size(),
                                     key.key.data()) == 0;
}

}  // namespace rafiq::connector::bundle
