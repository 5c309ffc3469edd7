// SPDX-License-Identifier: Apache-2.0
#include "core/net/auth/encode.hpp"

#include <sodium.h>

#include <vector>

namespace rafiq::net {
namespace {

using Buffer = std::vector<char, WipingAllocator<char>>;
constexpr std::string_view digits = "0123456789ABCDEF";

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
Secret finished(const Buffer& buffer) {
  return Secret(std::string_view(buffer.data(), buffer.size()));
}
void append_digits(Buffer& buffer, unsigned char byte) {
  buffer.push_back(digits[byte >> 4U]);
  buffer.push_back(digits[byte & 15U]);
}
Secret in_base64(std::string_view bytes, int variant) {
  Buffer buffer(sodium_base64_encoded_len(bytes.size(), variant));
  sodium_bin2base64(buffer.data(), buffer.size(), bytes_of(bytes), bytes.size(), variant);
  return Secret(std::string_view(buffer.data()));
}

}  // namespace

Secret base64(std::string_view bytes) {
  return in_base64(bytes, sodium_base64_VARIANT_ORIGINAL);
}

Secret base64url(std::string_view bytes) {
  return in_base64(bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

Secret hex(std::string_view bytes) {
  Buffer buffer(bytes.size() * 2 + 1);
  sodium_bin2hex(buffer.data(), buffer.size(), bytes_of(bytes), bytes.size());
  return Secret(std::string_view(buffer.data()));
}

Secret percent_encoded(std::string_view text) {
  constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  Buffer buffer;
  for (const char c : text) {
    if (plain.find(c) == std::string_view::npos) {
      buffer.push_back('%');
      append_digits(buffer, static_cast<unsigned char>(c));
    } else {
      buffer.push_back(c);
    }
  }
  return finished(buffer);
}

Secret json_escaped(std::string_view text) {
  constexpr std::string_view control = "\\u00";
  Buffer buffer;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20) {
      buffer.insert(buffer.end(), control.begin(), control.end());
      append_digits(buffer, byte);
      continue;
    }
    if (c == '"' || c == '\\') buffer.push_back('\\');
    buffer.push_back(c);
  }
  return finished(buffer);
}

}  // namespace rafiq::net
