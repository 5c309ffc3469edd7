// SPDX-License-Identifier: Apache-2.0
#include "core/app/doctor/check.hpp"
#include "core/app/lane.hpp"

namespace rafiq::app::doctor {
namespace {

Finding of_error(const Scene& scene, const Account& account, const std::string& slot, const Error& error) {
  const auto subject = "secrets of " + account.name;
  const auto file = (scene.places().config / "secrets").string();
  if (error.code == ErrorCode::not_found)
    return problem(
        {"secret.missing", subject},
        tell("The secret \"{}\" is not in the {}", "السر «{}» ليس في {}", slot,
             std::string(name(account.secret_place))),
        tell(
            "Give it again, or add the account anew: rafiqctl account remove {}, rafiqctl account add {} ...",
            "أعطه مجددًا، أو أضف الحساب من جديد: rafiqctl account remove {} ثم rafiqctl account add {} ...",
            account.name, account.name));
  if (account.secret_place == SecretPlace::file && error.code == ErrorCode::authentication)
    return problem({"secret.open", subject, file}, as_said(error.what),
                   {"Take the others' access away; change the secrets if somebody may have read them",
                    "انزع وصول الآخرين؛ وغيّر الأسرار إن احتمل أن يكون أحد قرأها"},
                   {"chmod", "600", file});
  return problem({"secret.unavailable", subject}, error);
}

}  // namespace

// Reads each secret as a sync would, and drops it at once.
void look_at_secrets(Scene& scene, const Account& account, Findings& findings) {
  if (scene.home() == nullptr || account.secret_slots.empty()) return;
  if (account.secret_place == SecretPlace::keyring && scene.keyring_fails) {
    scene.troubled.insert(account.name);
    return;
  }
  const auto store = open_secrets(*scene.home(), account.secret_place);
  if (!store)
    return findings.push_back(problem({"secret.place", "secrets of " + account.name}, store.error()));
  for (const auto& slot : account.secret_slots) {
    const auto secret = store.value()->get(account.name, slot);
    if (secret) continue;
    scene.troubled.insert(account.name);
    return findings.push_back(of_error(scene, account, slot, secret.error()));
  }
  findings.push_back(good({"secrets", "secrets of " + account.name},
                          tell("All are in the {}", "كلها في {}", std::string(name(account.secret_place)))));
}

}  // namespace rafiq::app::doctor
