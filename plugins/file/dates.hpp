// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rafiq::file {

// How this account writes dates.
struct DateStyle {
  bool month_first = false;  // 03/01/2026 is the first of March
  std::string zone = "UTC";  // of times without an offset, IANA name
};
bool is_known_zone(std::string_view zone);
// "2026-03-01" or "2026-03-01T09:30:00Z". Reads ISO 8601 (also without separators), 1/3/2026, 1-3-2026 and
// 1.3.2026, with or without a time, AM or PM, in any digits.
std::optional<std::string> instant(std::string_view text, const DateStyle& style);

}  // namespace rafiq::file
