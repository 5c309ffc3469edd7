// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/language.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace rafiq::words {

// The forms of one counted thing; # is the number. `zero` is for 0 itself in both languages; English uses
// `one` and `other` of the rest.
struct Forms {
  std::string_view zero, one, two, few, many, other;
};
struct Counted {
  Forms arabic;
  Forms english;
};

// "3 أيام", "11 يومًا": the form that the number asks for. Negative numbers do not occur.
std::string counted(const Counted& thing, std::int64_t number, Language language);

}  // namespace rafiq::words
