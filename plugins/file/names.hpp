// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/file/target.hpp"

#include <cstddef>
#include <string_view>

namespace rafiq::file {

// What a column of that name usually holds, in Arabic, English or as a vCard property; Target::none when the
// name says nothing certain ("Title" is a salutation here and a job there). The surer the name, the lower
// its rank.
struct UsualUse {
  Target target = Target::none;
  std::size_t rank = 0;
};
UsualUse usual_use(std::string_view column, Part part);
// Whether the name is known in either part: only a header has it.
bool is_usual_name(std::string_view column);

}  // namespace rafiq::file
