// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/child.hpp"

#include <optional>
#include <string>

namespace rafiq::platform {

// What a confined process is ended for.
enum class Deed { network, program, other_process, change_files, system, read_files };

// Ended by itself with this status: the words for it cross the boundary without trusting what runs there.
constexpr int first_deed_status = 0xe0;
constexpr int exit_status_of(Deed deed) {
  return first_deed_status + static_cast<int>(deed);
}

// What the process tried, after "it": "tried to open a network connection of its own". Nothing when it ended
// in another way.
std::optional<std::string> forbidden_deed(const Exit& exit);

}  // namespace rafiq::platform
