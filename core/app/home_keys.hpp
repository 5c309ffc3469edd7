// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/places.hpp"
#include "core/policy/keeper.hpp"
#include "core/store/vault.hpp"

#include <memory>

namespace rafiq::app {

// The keys of a home, beside the secrets of its accounts: in the keyring, or where none answers in the
// private file. A policy says where new ones may rest; those there are go on being read, since what they seal
// would be lost, until rafiqctl key renew moves them.
class HomeKeys final : public store::KeyKeeper {
 public:
  HomeKeys(platform::Places places, std::shared_ptr<policy::Keeper> policy)
      : places_(std::move(places)), policy_(std::move(policy)) {}

  Result<Secret> get(SecretPlace place, std::string_view slot) override;
  Result<Made> make(std::string_view slot, std::optional<SecretPlace> place) override;
  Status put(SecretPlace place, std::string_view slot, const Secret& key) override;
  Status remove(SecretPlace place, std::string_view slot) override;

 private:
  platform::Places places_;
  std::shared_ptr<policy::Keeper> policy_;
};

}  // namespace rafiq::app
