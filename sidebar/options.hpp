// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/knock.hpp"
#include "sidebar/presenters/intents.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <variant>

namespace rafiq::sidebar {

// The command line. What is not said there comes from the settings remembered.
struct Options {
  std::filesystem::path home;
  std::optional<Language> language;
  std::optional<ThemeChoice> theme;
  std::optional<DockSide> dock;
  std::string customer;
  std::string show;           // "talk" ... or "calm"; empty: nothing
  std::string opens;          // what a link or a softphone hands over, as it came
  app::Knock wish;            // of a sidebar that runs already
  int width = 0, height = 0;  // 0: as remembered
  std::filesystem::path screenshot;
  bool first_paint = false;

  // Opened to be looked at once, by a script: no other instance is asked, nothing is remembered.
  [[nodiscard]] bool for_a_script() const { return first_paint || !screenshot.empty(); }
};

// The options, or the exit status of a program that has already said what it had to.
std::variant<Options, int> parse_options(int argc, char** argv);

}  // namespace rafiq::sidebar
