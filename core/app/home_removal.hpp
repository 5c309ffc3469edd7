// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/rafiq.hpp"
#include "core/util/result.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace rafiq::app {

// What Rafiq keeps for this user, all of which is to go.
struct HomeRemoval {
  std::vector<std::filesystem::path> paths;  // folders and files that are there now
  bool in_keyring = false;                   // it may have secrets there
  // Edits that no CRM has, and promises and notes that stay on this machine by their nature go with the
  // database. Nothing: it cannot be opened, so that it cannot be told.
  std::optional<std::int64_t> unsent;
  std::optional<std::int64_t> customers;
};

// Changes nothing. Of the user's own home also what lies outside of it: the start with the session, and what
// tells their browsers of Rafiq. Errors: configuration; conflict (a program has the home open).
RAFIQ_API Result<HomeRemoval> plan_removal(const OpenOptions& home);

// Removes the secrets, then everything else. Called again it goes on where it was interrupted. Errors:
// authentication (the keyring does not answer, and `leave_keyring` was not said: nothing was removed);
// conflict; configuration (a file cannot be removed).
RAFIQ_API Status remove_home(const OpenOptions& home, bool leave_keyring);

}  // namespace rafiq::app
