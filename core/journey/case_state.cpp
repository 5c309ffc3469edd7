// SPDX-License-Identifier: Apache-2.0
#include "core/journey/case_state.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace rafiq::journey {
namespace {

constexpr std::array<std::string_view, 10> open_words{"open",     "opened",  "new",         "stalled",
                                                      "pending",  "waiting", "in progress", "on hold",
                                                      "reopened", "assigned"};
constexpr std::array<std::string_view, 7> settled_words{"closed",    "resolved",    "solved", "done",
                                                        "completed", "implemented", "won"};
constexpr std::array<std::string_view, 8> turned_down_words{"rejected", "declined", "cancelled", "canceled",
                                                            "deleted",  "refused",  "lost",      "duplicate"};

// ASCII letters in lower case; '_' and '-' as spaces.
std::string plain(std::string_view status) {
  std::string text(status);
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '_' || c == '-') c = ' ';
  }
  return text;
}

}  // namespace

CaseState case_state(std::string_view status) {
  const std::string word = plain(status);
  const auto in = [&](const auto& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  if (in(open_words)) return CaseState::open;
  if (in(settled_words)) return CaseState::settled;
  if (in(turned_down_words)) return CaseState::turned_down;
  return CaseState::unclear;
}

}  // namespace rafiq::journey
