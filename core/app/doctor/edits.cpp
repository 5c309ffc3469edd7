// SPDX-License-Identifier: Apache-2.0
#include "core/app/doctor/check.hpp"
#include "core/store/outbox.hpp"

#include <algorithm>

namespace rafiq::app::doctor {
namespace {

using namespace std::chrono_literals;

constexpr auto too_long = 24h;

}  // namespace

void look_at_edits(Scene& scene, const Account& account, Findings& findings) {
  auto* context = scene.home();
  if (context == nullptr) return;
  const auto stored = store::Accounts(*context->database).get(account.name);
  if (!stored) return;
  const auto edits = store::Outbox(*context->database).list(stored.value().id);
  const auto subject = "edits for " + account.name;
  if (!edits) return findings.push_back(problem({"edits.unreadable", subject}, edits.error()));
  const auto of = [&](EditState state) {
    return std::count_if(edits.value().begin(), edits.value().end(),
                         [&](const Edit& edit) { return edit.state == state; });
  };
  const auto before = findings.size();
  const auto now = scene.now();
  const auto old = std::count_if(edits.value().begin(), edits.value().end(), [&](const Edit& edit) {
    return (edit.state == EditState::pending || edit.state == EditState::sending) &&
           now - edit.made > too_long;
  });
  if (old > 0 && !scene.troubled.contains(account.name))
    findings.push_back(
        warning({"edits.old", subject},
                tell("{} wait for more than a day to be sent", "ينتظر الإرسال منذ أكثر من يوم: {}", old),
                {"Send them", "أرسلها"}, {"rafiqctl", "push", account.name}));
  if (const auto conflicts = of(EditState::conflict); conflicts > 0)
    findings.push_back(
        warning({"edits.conflict", subject},
                tell("{} were changed in the CRM as well", "تغيّر في نظام العملاء أيضًا: {}", conflicts),
                {"Decide each: rafiqctl conflict list, then rafiqctl conflict settle",
                 "احسم كلًّا منها: rafiqctl conflict list ثم rafiqctl conflict settle"}));
  const auto refused = of(EditState::refused);
  const auto uncertain = of(EditState::uncertain);
  if (refused + uncertain > 0)
    findings.push_back(
        warning({"edits.person", subject},
                tell("{} were refused by the CRM, of {} it is not known whether they arrived",
                     "رفض نظام العملاء {}، ولا يُعرف هل وصل {}", refused, uncertain),
                tell("Look at them with rafiqctl outbox list {}, then rafiqctl outbox retry or drop",
                     "انظر فيها: rafiqctl outbox list {} ثم rafiqctl outbox retry أو drop", account.name)));
  if (findings.size() == before)
    findings.push_back(
        good({"edits", subject}, tell("{} wait to be sent", "ينتظر الإرسال: {}", of(EditState::pending))));
}

}  // namespace rafiq::app::doctor
