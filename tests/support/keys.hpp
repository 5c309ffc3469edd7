// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/vault.hpp"

#include <map>
#include <memory>
#include <string>

namespace rafiq::test {

// Keys that rest in this process. They outlive the databases that use them, and can be lost.
struct Keys final : store::KeyKeeper {
  Result<Secret> get(SecretPlace, std::string_view slot) override {
    ++asked;
    if (trouble) return *trouble;
    const auto found = kept.find(slot);
    if (found == kept.end()) return Error{ErrorCode::not_found, "no such key", "", ""};
    return found->second.copy();
  }
  Result<Made> make(std::string_view slot, std::optional<SecretPlace> place) override {
    if (trouble) return *trouble;
    auto& key = kept[std::string(slot)];
    key = store::new_key();
    return Made{place.value_or(SecretPlace::keyring), key.copy()};
  }
  Status remove(SecretPlace, std::string_view slot) override {
    kept.erase(kept.find(slot));
    return success();
  }

  std::map<std::string, Secret, std::less<>> kept;
  std::optional<Error> trouble;  // the place does not answer
  int asked = 0;
};

}  // namespace rafiq::test
