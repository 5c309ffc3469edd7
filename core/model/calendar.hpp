// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace rafiq {

// In which people are told dates. Hijri: that of Umm al-Qura, as offices in Saudi Arabia use it.
enum class Calendar { gregorian, hijri };

constexpr std::string_view name(Calendar calendar) {
  return calendar == Calendar::hijri ? "hijri" : "gregorian";
}
// Gregorian, whatever else it is.
constexpr Calendar calendar_from(std::string_view name) {
  return name == "hijri" ? Calendar::hijri : Calendar::gregorian;
}

}  // namespace rafiq
