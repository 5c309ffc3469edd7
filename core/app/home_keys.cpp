// SPDX-License-Identifier: Apache-2.0
#include "core/app/home_keys.hpp"

#include "core/app/lane.hpp"

namespace rafiq::app {
namespace {

constexpr std::string_view of_the_home = ".home";  // no account can have this name

}  // namespace

Result<Secret> HomeKeys::get(SecretPlace place, std::string_view slot) {
  return open_secrets(places_, place)->get(of_the_home, slot);
}

Result<store::KeyKeeper::Made> HomeKeys::make(std::string_view slot, std::optional<SecretPlace> place) {
  Made made{place.value_or(SecretPlace::keyring), store::new_key()};
  const auto policy = policy_->now();
  const auto keep = [&]() -> Status {
    RAFIQ_TRY(policy->allows_secrets_in(made.place));
    return open_secrets(places_, made.place)->put(of_the_home, slot, made.key);
  };
  const Status kept = keep();
  if (kept) return made;
  if (place) return kept.error();
  made.place = SecretPlace::file;
  // That no keyring answers is what can be mended, whether or not a file could have served.
  if (!policy->allows_secrets_in(made.place)) return kept.error();
  RAFIQ_TRY(keep());
  return made;
}

Status HomeKeys::put(SecretPlace place, std::string_view slot, const Secret& key) {
  RAFIQ_TRY(policy_->now()->allows_secrets_in(place));
  return open_secrets(places_, place)->put(of_the_home, slot, key);
}

Status HomeKeys::remove(SecretPlace place, std::string_view slot) {
  return open_secrets(places_, place)->remove(of_the_home, slot);
}

}  // namespace rafiq::app
