// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/target.hpp"

#include <array>

namespace rafiq::file {
namespace {

constexpr std::array<std::string_view, kTargets> kNames{
    "none",
    "id",
    "name",
    "first_name",
    "middle_name",
    "last_name",
    "other_names",
    "phones",
    "mails",
    "languages",
    "version",
    "modified_at",
    "deleted",
    "consent",
    "consent_at",
    "expires_at",
    "education",
    "experience",
    "cultural_background",
    "interest",
    "motive",
    "expectation",
    "attitude_to_questions",
    "preferred_channel",
    "form_of_address",
    "accessibility",
    "product",
    "kind",
    "customer",
    "at",
    "what",
    "channel",
    "by_customer",
    "feeling",
    "effort",
    "case_id",
    "case_subject",
    "case_status",
    "case_kind",
    "due",
    "state",
};

}  // namespace

std::string_view target_name(Target target) {
  return kNames[static_cast<std::size_t>(target)];
}

std::optional<Target> target_from(std::string_view name) {
  for (std::size_t i = 1; i < kTargets; ++i)
    if (kNames[i] == name) return static_cast<Target>(i);
  return std::nullopt;
}

bool is_list(Target target) {
  switch (target) {
    case Target::other_names:
    case Target::phones:
    case Target::mails:
    case Target::languages:
    case Target::interest:
    case Target::motive:
    case Target::expectation:
    case Target::accessibility:
    case Target::product:
      return true;
    default:
      return false;
  }
}

bool belongs_to(Target target, Part part) {
  if (target == Target::id || target == Target::deleted || target == Target::none) return true;
  return (target >= Target::kind) == (part == Part::journey);
}

}  // namespace rafiq::file
