// SPDX-License-Identifier: Apache-2.0
#include "core/app/doctor/check.hpp"
#include "core/app/home_keys.hpp"
#include "core/app/lane.hpp"

#include <utility>

namespace rafiq::app::doctor {
namespace {

// Something that should be in the keyring: asking for it is what unlocks, and what a sync does.
std::optional<std::pair<std::string, std::string>> something(Scene& scene) {
  for (const auto& account : scene.accounts())
    if (account.secret_place == SecretPlace::keyring && !account.secret_slots.empty())
      return std::pair(account.name, account.secret_slots.front());
  return std::nullopt;
}

}  // namespace

void look_at_keyring(Scene& scene, Findings& findings) {
  if (scene.home() == nullptr) return;
  const auto wanted = something(scene);
  if (!wanted)
    return findings.push_back(
        good({"keyring.unused", "keyring"}, {"No account keeps a secret in it", "لا حساب يحفظ فيها سرًّا"}));
  const auto secret = open_secrets(scene.places(), SecretPlace::keyring)->get(wanted->first, wanted->second);
  if (!secret && secret.error().code == ErrorCode::authentication) {
    scene.keyring_fails = true;
    return findings.push_back(problem({"keyring.shut", "keyring"}, as_said(secret.error().message()),
                                      {"Log in to the desktop or unlock the keyring in its password manager",
                                       "ادخل إلى سطح المكتب أو افتح حافظة المفاتيح من مدير كلمات السر"}));
  }
  findings.push_back(good({"keyring", "keyring"}, {"It answers and is unlocked", "تجيب وهي مفتوحة"}));
}

}  // namespace rafiq::app::doctor
