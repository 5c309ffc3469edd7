// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace rafiq::journey {

// How a case stands. CRMs have many words; one that is not understood is `unclear` and claims nothing: it is
// neither shown as waiting nor thanked for.
enum class CaseState { open, settled, turned_down, unclear };

CaseState case_state(std::string_view status);

}  // namespace rafiq::journey
