// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/pack.hpp"

#include <cstdint>

namespace rafiq::guidance {

// For whom the item of a rule gives way whatever its rule says.
struct GivesWay {
  bool to_one_who_resents_questions = false;
  bool to_an_expert = false;
};

enum class Holds {
  sometimes,
  never,
  only_when_it_gives_way,  // it holds, but only for those to whom its item is not shown
  too_large_to_say,
};

// Whether there is a situation in which a rule holds. Decided by trying every combination of the values
// between which its conditions tell, the unknown among them, as far as such a situation can be; exact where
// there are not too many.
Holds when_holds(const Pack& pack, std::uint32_t rule, const GivesWay& way);

}  // namespace rafiq::guidance
