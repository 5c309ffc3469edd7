// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace rafiq::sidebar {

// Which of the sidebar's own drawings stands before a text.
enum class Icon {
  none,
  person,
  speech,
  phone,
  branch,
  chat,
  mail,
  web,
  language,
  check,
  close,
  copy,
  next,
  undo,
  waiting,
  unsure,
  warning,
  here,
  add,
  edit,
  pin,
  forward,
  back,
  focus
};

}  // namespace rafiq::sidebar
