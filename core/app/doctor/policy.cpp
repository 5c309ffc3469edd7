// SPDX-License-Identifier: Apache-2.0
#include "core/app/doctor/check.hpp"
#include "core/app/doctor_policy.hpp"

namespace rafiq::app::doctor {

void look_at_policy(Scene& scene, Findings& findings) {
  auto* context = scene.home();
  if (context == nullptr) return;
  const auto before = findings.size();
  examine_policy(*context, findings);
  for (auto at = before; at < findings.size(); ++at) {
    findings[at].quotes = true;  // what an administrator wrote
    findings[at].code = findings[at].level == FindingLevel::good ? "policy" : "policy.fault";
  }
}

}  // namespace rafiq::app::doctor
