// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rafiq::policy {

// Whose signature on a connector bundle is trusted: a public key as minisign and signify write it.
struct Signer {
  std::string name;                    // what the administrator calls them
  std::array<std::uint8_t, 8> id{};    // of the key, as signatures name it
  std::array<std::uint8_t, 32> key{};  // Ed25519
  bool operator==(const Signer&) const = default;

  // As minisign shows it: "E7620F1842B4E81F".
  [[nodiscard]] std::string shown_id() const;
};

// `key`: the line of base64 of a minisign .pub file,
// "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3". Nothing for anything else.
std::optional<Signer> read_signer(std::string_view name, std::string_view key);

}  // namespace rafiq::policy
