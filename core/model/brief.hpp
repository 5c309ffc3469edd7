// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/language.hpp"

#include <string>
#include <vector>

namespace rafiq {

struct BriefLine {
  std::string label;  // "Promised"; empty: goes on with the line before
  std::string text;
};

// A text of a few lines, made of a journey for somebody to read. What people wrote themselves is isolated
// (U+2068 .. U+2069), whatever its language.
struct Brief {
  Language language = Language::arabic;
  std::string title;
  std::vector<BriefLine> lines;
};

}  // namespace rafiq
