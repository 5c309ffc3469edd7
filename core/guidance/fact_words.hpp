// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/fact_catalogue.hpp"
#include "core/model/calendar.hpp"
#include "core/model/language.hpp"
#include "core/util/time.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace rafiq::guidance {

// Facts in words, for explanations. A clause stands alone ("the stage is {}", "المرحلة هي {}") and is joined
// to others with "and"; {} is where the value goes.
struct FactWords {
  std::string_view label;
  std::string_view holds;      // of a boolean: that it is so; otherwise: that the value is {}
  std::string_view holds_not;  // of a boolean: that it is not so; otherwise: that the value is not {}
};
const FactWords& fact_words(FactKey key, Language language);

// The label of a value that is fixed in the catalogue; packs may give better ones.
std::string_view fixed_value_label(FactKey key, std::size_t value, Language language);

// A number fact in words, with its unit in the right plural: "3 days", "يومين", "bad" for a feeling.
std::string number_in_words(FactKey key, std::int64_t number, Language language);
// In Arabic in the form that follows a preposition.
std::string days_in_words(std::int64_t days, Language language);

// A date and time for people, in the zone of the situation (IANA name, empty: UTC).
std::string moment_in_words(TimePoint moment, const std::string& time_zone, Language language,
                            Calendar calendar = Calendar::gregorian);

// `pattern` with `value` for its {}.
std::string with_value(std::string_view pattern, std::string_view value);

}  // namespace rafiq::guidance
