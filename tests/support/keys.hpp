// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/vault.hpp"

#include <map>
#include <memory>
#include <set>
#include <string>

namespace rafiq::test {

// Keys that rest in this process. They outlive the databases that use them, and can be lost.
struct Keys final : store::KeyKeeper {
  Result<Secret> get(SecretPlace place, std::string_view slot) override {
    ++asked;
    if (trouble) return *trouble;
    const auto found = kept.find(slot);
    const auto rests = places.find(slot);
    if (found == kept.end() || (rests != places.end() && !rests->second.contains(place)))
      return Error{ErrorCode::not_found, "no such key", "", ""};
    return found->second.copy();
  }
  Result<Made> make(std::string_view slot, std::optional<SecretPlace> place) override {
    if (trouble) return *trouble;
    auto& key = kept[std::string(slot)];
    key = store::new_key();
    places[std::string(slot)].insert(place.value_or(SecretPlace::keyring));
    return Made{place.value_or(SecretPlace::keyring), key.copy()};
  }
  Status put(SecretPlace place, std::string_view slot, const Secret& key) override {
    if (trouble) return *trouble;
    kept[std::string(slot)] = key.copy();
    places[std::string(slot)].insert(place);
    return success();
  }
  Status remove(SecretPlace place, std::string_view slot) override {
    auto& rests = places[std::string(slot)];
    rests.erase(place);
    if (rests.empty()) kept.erase(kept.find(slot));
    return success();
  }

  std::map<std::string, Secret, std::less<>> kept;
  std::map<std::string, std::set<SecretPlace>, std::less<>> places;  // where each rests
  std::optional<Error> trouble;                                      // the place does not answer
  int asked = 0;
};

}  // namespace rafiq::test
