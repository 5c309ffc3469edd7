// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace rafiq::file {

// What a column can be. The names, as in a mapping, are those of target_name().
enum class Target {
  none,  // not mapped: goes to "extra"
  id,
  name,
  first_name,
  middle_name,
  last_name,
  other_names,
  phones,
  mails,
  languages,
  version,
  modified_at,
  deleted,
  consent,  // of the sensitive facts: cultural_background and accessibility
  consent_at,
  expires_at,  // of the sensitive facts
  education,   // from here to product: facts
  experience,
  cultural_background,
  interest,
  motive,
  expectation,
  attitude_to_questions,
  preferred_channel,
  form_of_address,
  accessibility,
  product,
  kind,  // from here on: the journey's
  customer,
  at,
  what,
  channel,
  by_customer,
  feeling,
  effort,
  case_id,
  case_subject,
  case_status,
  case_kind,
  due,
  state,
};
inline constexpr std::size_t kTargets = static_cast<std::size_t>(Target::state) + 1;

std::string_view target_name(Target target);
std::optional<Target> target_from(std::string_view name);

[[nodiscard]] constexpr bool is_fact(Target target) {
  return target >= Target::education && target <= Target::product;
}
[[nodiscard]] constexpr bool is_sensitive(Target target) {
  return target == Target::cultural_background || target == Target::accessibility;
}
// Whether one cell may hold several values.
[[nodiscard]] bool is_list(Target target);

// Which of the two files of an account a column is in: the same header means different things there.
enum class Part { customers, journey };
[[nodiscard]] bool belongs_to(Target target, Part part);

}  // namespace rafiq::file
