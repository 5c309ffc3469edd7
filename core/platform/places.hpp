// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <filesystem>
#include <optional>

namespace rafiq::platform {

// Where Rafiq keeps its things for this user. Absolute; not made yet.
struct Places {
  std::filesystem::path config;   // what a person sets
  std::filesystem::path data;     // the database
  std::filesystem::path state;    // logs
  std::filesystem::path cache;    // may be thrown away
  std::filesystem::path runtime;  // sockets; on this machine, until the session ends
};

// In this order: `home` (everything in folders below it), the environment's RAFIQ_HOME likewise, the XDG
// folders. Error: configuration (no home folder is known).
Result<Places> find_places(const std::optional<std::filesystem::path>& home);

// Where this user's other programs look for what they are told of Rafiq, whatever Rafiq's home is.
struct UserFolders {
  std::filesystem::path home;
  std::filesystem::path config;  // XDG_CONFIG_HOME
};
// Error: configuration (no home folder is known).
Result<UserFolders> find_user_folders();

// Whether a window could open here, so that a person may be asked something.
bool has_display();

// The running program, absolute. Error: internal.
Result<std::filesystem::path> own_program();

}  // namespace rafiq::platform
