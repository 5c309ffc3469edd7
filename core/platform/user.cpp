// SPDX-License-Identifier: Apache-2.0
#include "core/platform/user.hpp"

#include <pwd.h>
#include <unistd.h>

#include <array>

namespace rafiq::platform {

std::string user_name() {
  std::array<char, 4096> buffer{};
  passwd entry{};
  passwd* found = nullptr;
  if (::getpwuid_r(::getuid(), &entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr)
    return "agent";
  // The comment field is "Full Name,room,phone": the name alone is wanted.
  std::string full = entry.pw_gecos != nullptr ? entry.pw_gecos : "";
  full = full.substr(0, full.find(','));
  return full.empty() ? entry.pw_name : full;
}

}  // namespace rafiq::platform
