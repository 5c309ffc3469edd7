// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/intents.hpp"

#include <filesystem>

namespace rafiq::sidebar {

// Where the sidebar's own settings are for a home (empty: the user's).
std::filesystem::path settings_file(const std::filesystem::path& home);

// What cannot be read is as if it had never been set.
Settings load_settings(const std::filesystem::path& file);
void save_settings(const std::filesystem::path& file, const Settings& settings);

}  // namespace rafiq::sidebar
