// SPDX-License-Identifier: Apache-2.0
#include "core/policy/signer.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>

namespace rafiq::policy {

std::string Signer::shown_id() const {
  std::string text;
  for (auto byte = id.rbegin(); byte != id.rend(); ++byte) text += fmt::format("{:02X}", *byte);
  return text;
}

std::optional<Signer> read_signer(std::string_view name, std::string_view key) {
  std::array<std::uint8_t, 42> bytes{};  // "Ed", the id, the key
  std::size_t filled = 0;
  const char* end = nullptr;
  if (sodium_base642bin(bytes.data(), bytes.size(), key.data(), key.size(), nullptr, &filled, &end,
                        sodium_base64_VARIANT_ORIGINAL) != 0 ||
      filled != bytes.size() || end != key.data() + key.size() || bytes[0] != 'E' || bytes[1] != 'd')
    return std::nullopt;
  Signer signer;
  signer.name = name;
  std::copy_n(bytes.begin() + 2, signer.id.size(), signer.id.begin());
  std::copy_n(bytes.begin() + 10, signer.key.size(), signer.key.begin());
  return signer;
}

}  // namespace rafiq::policy
