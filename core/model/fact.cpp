// SPDX-License-Identifier: Apache-2.0
#include "core/model/fact.hpp"

namespace rafiq {

std::string_view name(Aspect aspect) {
  switch (aspect) {
    case Aspect::education:
      return "education";
    case Aspect::experience:
      return "experience";
    case Aspect::cultural_background:
      return "cultural_background";
    case Aspect::interest:
      return "interest";
    case Aspect::motive:
      return "motive";
    case Aspect::expectation:
      return "expectation";
    case Aspect::language:
      return "language";
    case Aspect::attitude_to_questions:
      return "attitude_to_questions";
    case Aspect::preferred_channel:
      return "preferred_channel";
    case Aspect::form_of_address:
      return "form_of_address";
    case Aspect::accessibility:
      return "accessibility";
    case Aspect::product:
      return "product";
    case Aspect::other:
      break;
  }
  return "other";
}

std::optional<Aspect> aspect_from(std::string_view text) {
  for (Aspect aspect : all_aspects)
    if (name(aspect) == text) return aspect;
  return std::nullopt;
}

bool is_sensitive(Aspect aspect) {
  return aspect == Aspect::cultural_background || aspect == Aspect::accessibility;
}

bool is_many_valued(Aspect aspect) {
  switch (aspect) {
    case Aspect::interest:
    case Aspect::motive:
    case Aspect::expectation:
    case Aspect::language:
    case Aspect::accessibility:
    case Aspect::product:
    case Aspect::other:
      return true;
    default:
      return false;
  }
}

std::string_view name(FactSource source) {
  switch (source) {
    case FactSource::crm_field:
      return "crm_field";
    case FactSource::told_by_customer:
      return "told_by_customer";
    case FactSource::noted_by_agent:
      return "noted_by_agent";
  }
  return "crm_field";
}

std::string_view name(Unreadable why) {
  switch (why) {
    case Unreadable::no_key:
      return "no_key";
    case Unreadable::other_key:
      return "other_key";
    case Unreadable::not_stored:
      break;
  }
  return "not_stored";
}

std::optional<FactSource> fact_source_from(std::string_view text) {
  for (FactSource source : {FactSource::crm_field, FactSource::told_by_customer, FactSource::noted_by_agent})
    if (name(source) == text) return source;
  return std::nullopt;
}

}  // namespace rafiq
