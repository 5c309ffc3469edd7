// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

namespace rafiq::sidebar {

// What a key does in the window. One table binds them and makes the help sheet.
enum class Key {
  search,
  undo,
  sync,
  stage_1,
  stage_2,
  stage_3,
  stage_4,
  stage_5,
  tab_1,
  tab_2,
  tab_3,
  tab_4,
  tab_5,
  note,
  not_convinced,
  interrupted,
  upset,
  focus,
  settings,
  accounts,
  help,
  pin
};

struct KeyBinding {
  Key key;
  const char* press;            // "Ctrl+F"
  const char* what;             // English; the key of its translation
  bool in_help = true;          // those that go without saying once another of their kind is named
  const char* shown = nullptr;  // in the help sheet, where it stands for its whole kind
};
std::span<const KeyBinding> key_bindings();

// "Ctrl+F" as the caps to draw.
std::vector<std::string> key_caps(const std::string& press);

}  // namespace rafiq::sidebar
