// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rafiq::store {

// The key that seals, as it was when the vault gave it. It never changes, so that whoever reads records seals
// them on their own thread; whether it is still the key of the home, the vault knows. Safe on any thread.
class SealingKey {
 public:
  virtual ~SealingKey() = default;
  // As Vault::seal does with this key.
  [[nodiscard]] virtual std::string seal(std::string_view identity, std::string_view text) const = 0;
};

}  // namespace rafiq::store
