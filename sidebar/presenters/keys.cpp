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
    KeyBinding{Key::tab_1, "Ctrl+1", mark("Open a tab: talk, profile, journey, promises, rights"), true,
               "Ctrl+1 … 5"},
    KeyBinding{Key::tab_2, "Ctrl+2", "", false},
    KeyBinding{Key::tab_3, "Ctrl+3", "", false},
    KeyBinding{Key::tab_4, "Ctrl+4", "", false},
    KeyBinding{Key::tab_5, "Ctrl+5", "", false},
    KeyBinding{Key::note, "Ctrl+N", mark("Write a note; Ctrl+Enter saves it")},
    KeyBinding{Key::not_convinced, "Ctrl+Shift+N", mark("The customer is not convinced")},
    KeyBinding{Key::interrupted, "Ctrl+Shift+I", mark("We were interrupted")},
    KeyBinding{Key::upset, "Ctrl+Shift+U", mark("The customer is upset: one step at a time")},
    KeyBinding{Key::focus, "Ctrl+Shift+F", mark("Focus on the customer")},
    KeyBinding{Key::undo, "Ctrl+Z", mark("Undo what was just done")},
    KeyBinding{Key::pin, "Ctrl+P", mark("Stay with this customer, or follow the CRM again")},
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
