// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/doctor/scene.hpp"

#include <chrono>
#include <functional>
#include <vector>

namespace rafiq::app::doctor {

// Exceptions may come out of `look`; they become a finding.
struct Check {
  Told what;  // that is looked at: "the database"
  std::chrono::milliseconds limit;
  std::function<void(Scene&, Findings&)> look;
};

// In their order: what others follow from comes first.
std::vector<Check> checks_of_the_home();
// Those of each account. Opens the home.
std::vector<Check> checks_of_accounts(Scene& scene);

void look_at_rights(Scene& scene, Findings& findings);
void look_at_installation(Scene& scene, Findings& findings);
void look_at_disk(Scene& scene, Findings& findings);
void look_at_leftovers(Scene& scene, Findings& findings);
void look_at_database(Scene& scene, Findings& findings);
void look_at_backups(Scene& scene, Findings& findings);
void look_at_clock(Scene& scene, Findings& findings);
void look_at_display(Scene& scene, Findings& findings);
void look_at_keyring(Scene& scene, Findings& findings);
void look_at_keys(Scene& scene, Findings& findings);
void look_at_packs(Scene& scene, Findings& findings);
void look_at_policy(Scene& scene, Findings& findings);
void look_at_connectors(Scene& scene, Findings& findings);
void look_at_isolation(Scene& scene, Findings& findings);
void look_at_browsers(Scene& scene, Findings& findings);
void look_at_autostart(Scene& scene, Findings& findings);
// Of one account.
void look_at_secrets(Scene& scene, const Account& account, Findings& findings);
void look_at_crm(Scene& scene, const Account& account, Findings& findings);
void look_at_account(Scene& scene, const Account& account, Findings& findings);
void look_at_edits(Scene& scene, const Account& account, Findings& findings);

}  // namespace rafiq::app::doctor
