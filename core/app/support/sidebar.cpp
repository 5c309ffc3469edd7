// SPDX-License-Identifier: Apache-2.0
#include "core/app/doctor/small_file.hpp"
#include "core/app/support/contents.hpp"

#include <algorithm>
#include <array>
#include <sstream>

namespace rafiq::app::support {
namespace {

// The customer who was shown last is not among them.
constexpr std::array<std::string_view, 12> harmless{
    "language", "theme",    "dock",   "width",  "floating_width", "floating_height",
    "guidance", "calendar", "motion", "guided", "text",           "log_level"};

bool is_plain(std::string_view value) {
  return value.size() <= 16 && std::all_of(value.begin(), value.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
         });
}

}  // namespace

Json sidebar(const std::filesystem::path& settings) {
  Json chosen = Json::object();
  const auto text = doctor::read_small_file(settings);
  if (!text) return chosen;
  std::istringstream lines(text.value());
  for (std::string line; std::getline(lines, line);) {
    const auto equals = line.find('=');
    if (line.starts_with('[') || equals == std::string::npos) continue;
    const auto key = line.substr(0, equals);
    const auto value = line.substr(equals + 1);
    if (std::find(harmless.begin(), harmless.end(), key) != harmless.end() && is_plain(value))
      chosen[key] = value;
  }
  return chosen;
}

}  // namespace rafiq::app::support
