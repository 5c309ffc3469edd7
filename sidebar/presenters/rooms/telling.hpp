// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/error.hpp"
#include "sidebar/presenters/rooms/room_view.hpp"
#include "sidebar/presenters/words.hpp"

#include <string>
#include <vector>

// Small words that the rooms share.
namespace rafiq::sidebar {

TextBlock plain_text(std::string text);
TextBlock quiet_text(std::string text);
// What went wrong: the kind of trouble in the window's language, then what core says of it.
TextBlock trouble_text(const Words& words, const Error& error);

}  // namespace rafiq::sidebar
