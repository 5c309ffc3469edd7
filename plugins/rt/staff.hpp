// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/rt/rest.hpp"
#include "plugins/rt/settings.hpp"

#include <set>
#include <string>

namespace rafiq_rt {

// Who of RT's users is no customer: the system's own users, and the staff (RT: "privileged"), unless the
// account wants them too.
class Staff {
 public:
  // One or two requests. Needs the right SeeGroup: RT's list of users does not say who is privileged.
  static Staff load(const Rest& rest, const Settings& settings);

  // By login name; case does not matter, as in RT.
  [[nodiscard]] bool includes(const std::string& name) const;

 private:
  std::set<std::string> names_;
};

}  // namespace rafiq_rt
