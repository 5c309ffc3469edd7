// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/keys.hpp"

#include "sidebar/presenters/words.hpp"

#include <array>

namespace rafiq::sidebar {
namespace {

constexpr std::array bindings{
    KeyBinding{Key::search, "Ctrl+F", mark("Find a customer")},
    KeyBinding{Key::stage_1, "Alt+1", mark("Move to a stage, by its number"), true, "Alt+1 … 5"},
    KeyBinding{Key::stage_2, "Alt+2", "", false},
    KeyBinding{Key::stage_3, "Alt+3", "", false},
    KeyBinding{Key::stage_4, "Alt+4", "", false},
    KeyBinding{Key::stage_5, "Alt+5", "", false},
    KeyBinding{Key::undo, "Ctrl+Z", mark("Undo what was just done")},
    KeyBinding{Key::sync, "F5", mark("Read the accounts now")},
    KeyBinding{Key::accounts, "Ctrl+Shift+A", mark("Accounts")},
    KeyBinding{Key::settings, "Ctrl+,", mark("Settings")},
    KeyBinding{Key::help, "F1", mark("This list")},
};

}  // namespace

std::span<const KeyBinding> key_bindings() {
  return bindings;
}

std::vector<std::string> key_caps(const std::string& press) {
  std::vector<std::string> caps{""};
  for (const char c : press) {
    if (c == '+' && !caps.back().empty())
      caps.emplace_back();
    else
      caps.back() += c;
  }
  return caps;
}

}  // namespace rafiq::sidebar
