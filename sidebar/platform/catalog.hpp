// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/words.hpp"

#include <memory>

namespace rafiq::sidebar {

// The words of a language, from the gettext catalogue embedded in the program.
std::shared_ptr<const Words> words_of(Language language, Calendar calendar = Calendar::gregorian);

}  // namespace rafiq::sidebar
