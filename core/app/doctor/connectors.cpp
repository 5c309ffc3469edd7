// SPDX-License-Identifier: Apache-2.0
#include "core/app/account_standing.hpp"
#include "core/app/doctor/check.hpp"

#include <fmt/format.h>

namespace rafiq::app::doctor {
namespace {

Command removal(const Context& context, const connector::Library& library) {
  if (context.connectors.bundles().origin_of(library) != ConnectorOrigin::shipped)
    return {"rafiqctl", "connector", "remove", library.id};
  if (library.manifest.empty()) return {"rm", library.path.string()};
  return {"rm", "-r", library.manifest.parent_path().string()};
}

std::string users_of(Scene& scene, const std::string& connector) {
  std::string names;
  for (const auto& account : scene.accounts())
    if (account.connector == connector) names += (names.empty() ? "" : ", ") + account.name;
  return names;
}

// Of a bundle that accounts use: it is not theirs to lose it, and they wait with what they hold.
Finding waited_for(const connector::Library& library, const Error& why, const std::string& users) {
  return problem(
      {"connector.refused", "connector " + library.id, library.file().string()}, as_said(why.what),
      {fmt::format("{}. What these accounts hold stays until then: {}", why.remedy, users),
       fmt::format("ثبّت الحزمة من جديد ممن تثق به (rafiqctl connector install BUNDLE --trust KEY)، أو اطلب "
                   "ذلك ممن يدير هذا الجهاز. وتبقى بيانات هذه الحسابات حتى ذلك: {}",
                   users)});
}

Finding cannot_be_used(Scene& scene, const Context& context, const connector::Library& library,
                       const Error& why) {
  if (const auto users = users_of(scene, library.id);
      !users.empty() && !library.bundle.empty() && !check_connector(context, library.id))
    return waited_for(library, why, users);
  return problem(
      {"connector.broken", "connector " + library.id, library.file().string()}, as_said(why.what),
      {"Install it again, ask whoever made it, or remove it", "أعد تثبيته، أو اسأل من صنعه، أو احذفه"},
      removal(context, library));
}

}  // namespace

void look_at_connectors(Scene& scene, Findings& findings) {
  auto* context = scene.home();
  if (context == nullptr) return;
  const auto libraries = context->connectors.libraries();
  if (!libraries) return findings.push_back(problem({"connector.folder", "connectors"}, libraries.error()));
  const auto policy = context->policy->now();
  if (!policy->check()) return;  // none is started, and what is wrong with the policy was said
  for (const auto& library : libraries.value()) {
    if (scene.cancel.requested()) return;
    const auto subject = "connector " + library.id;
    if (const auto allowed = policy->allows_connector(library.id); !allowed) {
      findings.push_back(good({"connector.not_allowed", subject, allowed.error().where},
                              {"The policy of this machine does not allow it, so it is never started",
                               "سياسة هذا الجهاز لا تسمح به، فلا يُشغَّل أبدًا"}));
      continue;
    }
    const auto description = context->connectors.describe(library.id);
    if (description)
      findings.push_back(
          good({"connector", subject}, tell("Version {}", "الإصدار {}", description.value()->info.version)));
    else
      findings.push_back(cannot_be_used(scene, *context, library, description.error()));
  }
}

// What no connector of this machine can reach. Every one is shut off in the same way.
void look_at_isolation(Scene& scene, Findings& findings) {
  auto* context = scene.home();
  if (context == nullptr) return;
  const auto libraries = context->connectors.libraries();
  if (!libraries) return;
  for (const auto& library : libraries.value()) {
    const auto description = context->connectors.describe(library.id);
    if (!description) continue;
    const auto& gaps = description.value()->gaps;
    if (gaps.empty())
      findings.push_back(good({"isolation", "isolation"},
                              {"Connectors are shut off from the network, from files and from other programs",
                               "الموصلات معزولة عن الشبكة والملفات والبرامج الأخرى"}));
    for (const auto& gap : gaps)
      findings.push_back(warning({"isolation.gap", "isolation"}, as_said(gap),
                                 {"Use a newer kernel, or only connectors that you trust as you trust Rafiq",
                                  "استعمل نواة أحدث، أو موصلات تثق بها ثقتك برفيق فقط"}));
    return;
  }
}

}  // namespace rafiq::app::doctor
