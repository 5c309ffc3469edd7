// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/ids.hpp"
#include "core/util/time.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace rafiq {

// What a fact is about. An aspect of a CRM that is none of these is kept as `other` with its own name in
// Fact::label, shown, and used by no rule.
enum class Aspect {
  education,
  experience,
  cultural_background,
  interest,
  motive,
  expectation,
  language,
  attitude_to_questions,
  preferred_channel,
  form_of_address,
  accessibility,
  product,
  other,
};

inline constexpr std::array all_aspects{Aspect::education,
                                        Aspect::experience,
                                        Aspect::cultural_background,
                                        Aspect::interest,
                                        Aspect::motive,
                                        Aspect::expectation,
                                        Aspect::language,
                                        Aspect::attitude_to_questions,
                                        Aspect::preferred_channel,
                                        Aspect::form_of_address,
                                        Aspect::accessibility,
                                        Aspect::product,
                                        Aspect::other};

RAFIQ_API std::string_view name(Aspect aspect);
RAFIQ_API std::optional<Aspect> aspect_from(std::string_view name);
// A sensitive aspect is used only with a recorded consent, before it expires.
RAFIQ_API bool is_sensitive(Aspect aspect);
// Whether a customer may have several facts of the aspect that do not disagree (interests, products).
RAFIQ_API bool is_many_valued(Aspect aspect);

enum class FactSource { crm_field, told_by_customer, noted_by_agent };
RAFIQ_API std::string_view name(FactSource source);  // "crm_field" "told_by_customer" "noted_by_agent"
RAFIQ_API std::optional<FactSource> fact_source_from(std::string_view name);

struct Consent {
  bool given = false;
  std::string recorded_by;  // "CRM field Consent", or the agent's name
  std::optional<TimePoint> at;
};

// Why the value of a fact of a sensitive aspect cannot be shown.
enum class Unreadable {
  no_key,      // the key cannot be had now
  other_key,   // it was sealed with a key that is gone
  not_stored,  // there was no key when it came; the next full sync brings it
};
RAFIQ_API std::string_view name(Unreadable why);  // "no_key" "other_key" "not_stored"

struct Fact {
  FactId id;
  CustomerId customer;
  Aspect aspect = Aspect::other;
  std::string label;  // the CRM's field name, or the aspect's own name for `other`
  std::string value;  // as it was said or stored, in its own language; empty when it cannot be read
  std::optional<Unreadable> unreadable;
  FactSource source = FactSource::crm_field;
  std::string who;      // who noted it; for a CRM field the account's name
  std::string purpose;  // "service" unless something narrower was recorded
  TimePoint noted_at{};
  std::optional<Consent> consent;
  std::optional<TimePoint> expires_at;
};

}  // namespace rafiq
