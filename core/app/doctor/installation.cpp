// SPDX-License-Identifier: Apache-2.0
#include "core/app/doctor/check.hpp"

namespace rafiq::app::doctor {

void look_at_installation(Scene& scene, Findings& findings) {
  const auto found = find_locations(scene.connectors());
  if (!found) return findings.push_back(problem({"installation.file", "installation"}, found.error()));
  std::error_code trouble;
  const auto rights = std::filesystem::status(found.value().host_program, trouble).permissions();
  if (trouble || (rights & std::filesystem::perms::owner_exec) == std::filesystem::perms::none)
    return findings.push_back(problem(
        {"installation.host", "installation", found.value().host_program.string()},
        {"The program that runs connectors cannot be started", "لا يمكن بدء البرنامج الذي يشغّل الموصلات"},
        {"Install Rafiq again", "أعد تثبيت رفيق"}));
  findings.push_back(good(
      {"installation", "installation", found.value().host_program.parent_path().string()},
      {"Programs, connectors and guidance are in their places", "البرامج والموصلات والإرشاد في أماكنها"}));
}

}  // namespace rafiq::app::doctor
