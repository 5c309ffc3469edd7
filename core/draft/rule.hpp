// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/export.hpp"

#include <array>
#include <optional>
#include <string_view>

namespace rafiq::draft {

// What a text may be told: selling, or unkind, where it should serve.
enum class Rule {
  pressure,              // to decide, to sign, to say yes
  urgency,               // haste
  fear_of_loss,          // what will be missed or lost
  arguing,               // arguing with what the customer said
  disparaging,           // of customers, colleagues, management or other organisations
  blame,                 // whose fault it is
  promise_without_date,  // a promise with no date
  jargon,                // a word above the customer's level
  absolute,              // always, never, one hundred per cent
};
inline constexpr std::array all_rules{
    Rule::pressure,    Rule::urgency, Rule::fear_of_loss,         Rule::arguing,
    Rule::disparaging, Rule::blame,   Rule::promise_without_date, Rule::jargon,
    Rule::absolute};

// The stable name used in packs and JSON: "fear_of_loss".
RAFIQ_API std::string_view name(Rule rule);
RAFIQ_API std::optional<Rule> rule_from(std::string_view name);

}  // namespace rafiq::draft
