// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/fact_words.hpp"
#include "core/words/moments.hpp"

namespace rafiq::guidance {

std::string moment_in_words(TimePoint moment, const std::string& time_zone, Language language,
                            Calendar calendar) {
  return words::moment_in_words(moment, time_zone, language, calendar);
}

}  // namespace rafiq::guidance
