// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/places.hpp"
#include "core/store/vault.hpp"

namespace rafiq::app {

// The keys of a home, beside the secrets of its accounts: in the keyring, or where none answers in the
// private file.
class HomeKeys final : public store::KeyKeeper {
 public:
  explicit HomeKeys(platform::Places places) : places_(std::move(places)) {}

  Result<Secret> get(SecretPlace place, std::string_view slot) override;
  Result<Made> make(std::string_view slot, std::optional<SecretPlace> place) override;
  Status put(SecretPlace place, std::string_view slot, const Secret& key) override;
  Status remove(SecretPlace place, std::string_view slot) override;

 private:
  platform::Places places_;
};

}  // namespace rafiq::app
