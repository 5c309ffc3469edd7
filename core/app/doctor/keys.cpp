// SPDX-License-Identifier: Apache-2.0
#include "core/app/doctor/check.hpp"
#include "core/store/vault.hpp"

namespace rafiq::app::doctor {
namespace {

Finding lost(const std::string& subject, const Error& error, bool sealing) {
  const bool gone = error.code == ErrorCode::not_found || error.code == ErrorCode::bad_data;
  if (!gone || !sealing) return problem({"key.unavailable", subject}, error);
  return problem(
      {"key.lost", subject}, as_said(error.what),
      {"Bring back the keyring or the file that held it; or begin anew, which drops what was sealed "
       "until the next full sync",
       "استعد حافظة المفاتيح أو الملف الذي كان يحفظه؛ أو ابدأ من جديد، وهذا يُسقط ما خُتم به حتى "
       "المزامنة الكاملة القادمة"},
      {"rafiqctl", "key", "renew", "--drop-unreadable"});
}

}  // namespace

void look_at_keys(Scene& scene, Findings& findings) {
  auto* context = scene.home();
  if (context == nullptr) return;
  for (const std::string name : {"sealing", "suppression"}) {
    const auto key = context->database->vault().examine(name);
    if (!key || (key->place == SecretPlace::keyring && scene.keyring_fails)) continue;
    const auto subject = "key of " + name;
    if (key->trouble)
      findings.push_back(lost(subject, *key->trouble, name == "sealing"));
    else if (key->place == SecretPlace::file)
      findings.push_back(
          warning({"key.beside", subject},
                  {"It rests in a file beside what it protects, since no keyring answered when it was "
                   "made",
                   "يستقر في ملف بجوار ما يحميه، إذ لم تُجب حافظة مفاتيح عند إنشائه"},
                  {"Where there is a keyring, move it there", "إن كانت هناك حافظة مفاتيح فانقله إليها"},
                  {"rafiqctl", "key", "renew", "--place", "keyring"}));
    else
      findings.push_back(good({"key", subject}, {"It is in the keyring", "في حافظة المفاتيح"}));
  }
}

}  // namespace rafiq::app::doctor
