// SPDX-License-Identifier: Apache-2.0
#include "core/connector/bundle/minisign_lines.hpp"

#include <sodium.h>

#include <algorithm>

namespace rafiq::connector::bundle {

std::string_view take_line(std::string_view& text) {
  auto line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(text.size(), line.size() + 1));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool decode(std::string_view line, std::span<unsigned char> into) {
  std::size_t bytes = 0;
  const char* end = nullptr;
  const int done = sodium_base642bin(into.data(), into.size(), line.data(), line.size(), nullptr, &bytes,
                                     &end, sodium_base64_VARIANT_ORIGINAL);
  return done == 0 && bytes == into.size() && end == line.data() + line.size();
}

std::string encode(std::span<const unsigned char> bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();
  return text;
}

Prehash prehash(std::string_view message) {
  Prehash digest;
  crypto_generichash(digest.data(), digest.size(), bytes_of(message), message.size(), nullptr, 0);
  return digest;
}

}  // namespace rafiq::connector::bundle
