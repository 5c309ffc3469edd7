// SPDX-License-Identifier: Apache-2.0
#include "core/draft/rule.hpp"

namespace rafiq::draft {
namespace {

constexpr std::array<std::string_view, all_rules.size()> names{
    "pressure", "urgency", "fear_of_loss", "arguing", "disparaging", "blame", "promise_without_date",
    "jargon",   "absolute"};

}  // namespace

std::string_view name(Rule rule) {
  return names.at(static_cast<std::size_t>(rule));
}

std::optional<Rule> rule_from(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names.at(i) == name) return all_rules.at(i);
  return std::nullopt;
}

}  // namespace rafiq::draft
