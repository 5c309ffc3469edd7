// SPDX-License-Identifier: Apache-2.0
#include "core/app/doctor/check.hpp"

namespace rafiq::app::doctor {

void look_at_packs(Scene& scene, Findings& findings) {
  auto* context = scene.home();
  if (context == nullptr) return;
  const auto pack = context->packs.pack();
  if (!pack) return findings.push_back(problem({"pack.none", "guidance"}, pack.error()));
  const auto faults = context->packs.faults();
  if (faults.empty())
    findings.push_back(good({"packs", "guidance"}, {"The guidance packs are good", "حزم الإرشاد سليمة"}));
  for (const auto& fault : faults) {
    const auto& first = fault.first;
    findings.push_back(problem(
        {"pack.broken", "guidance", fmt::format("{}:{}", first.file.string(), first.line)},
        {"A pack is not in use as it is: " + first.what, "حزمة لا تُستعمل على حالها: " + first.what, true},
        {first.remedy + " Or go back to the version before it", "صحّحها، أو عد إلى الإصدار السابق"},
        {"rafiqctl", "pack", "rollback", fault.folder.filename().string()}));
  }
}

}  // namespace rafiq::app::doctor
