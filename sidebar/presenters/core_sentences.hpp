// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

namespace rafiq::sidebar {

// What core says most often, to the letter: a test looks for each in its sources. "{host}" stands for
// whatever core fills in there. All are in the catalogues.
std::span<const char* const> core_sentences();

}  // namespace rafiq::sidebar
