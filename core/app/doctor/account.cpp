// SPDX-License-Identifier: Apache-2.0
#include "core/app/doctor/check.hpp"

namespace rafiq::app::doctor {
namespace {

Finding of_state(const Account& account, const std::string& subject) {
  const auto& name = account.name;
  switch (account.state) {
    case AccountState::ready:
      return good({"account", subject},
                  tell("{} customers, last sync {}", "عدد العملاء {}، وآخر مزامنة {}", account.customers,
                       account.last_sync ? to_iso8601(*account.last_sync) : "-"));
    case AccountState::never_synced:
      return warning({"account.never_synced", subject}, {"It was never synced", "لم تتم مزامنته قط"},
                     {"Sync it", "زامنه"}, {"rafiqctl", "sync", name});
    case AccountState::failing:
      return problem({"account.failing", subject},
                     {"The last sync failed: " + account.reason, "فشلت آخر مزامنة: " + account.reason, true},
                     {"Sync it again", "زامنه مجددًا"}, {"rafiqctl", "sync", name});
    case AccountState::quarantined:
      break;
  }
  return problem({"account.quarantined", subject},
                 {"Its connector is not started any more: " + account.reason,
                  "موصله لا يُشغَّل بعد الآن: " + account.reason, true},
                 {"When the connector is mended, let it in again", "حين يُصلَح الموصل أعِد السماح له"},
                 {"rafiqctl", "account", "check", name});
}

}  // namespace

void look_at_account(Scene& scene, const Account& account, Findings& findings) {
  auto* context = scene.home();
  if (context == nullptr) return;
  const auto subject = "account " + account.name;
  const auto description = context->connectors.describe(account.connector);
  if (!description && description.error().code == ErrorCode::not_found)
    return findings.push_back(
        problem({"account.connector", subject},
                tell("Its connector \"{}\" is not on this machine", "موصله «{}» ليس على هذا الجهاز",
                     account.connector),
                tell("Install the connector again; or remove the account: rafiqctl account remove {}",
                     "أعد تثبيت الموصل؛ أو احذف الحساب: rafiqctl account remove {}", account.name)));
  // What keeps it from syncing was told already.
  const bool known = !description || scene.troubled.contains(account.name);
  if (known && account.state != AccountState::quarantined) return;
  findings.push_back(of_state(account, subject));
}

}  // namespace rafiq::app::doctor
