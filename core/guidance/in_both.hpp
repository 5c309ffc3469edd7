// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/language.hpp"

#include <array>
#include <cstddef>

namespace rafiq::guidance {

// One of each for Arabic and English.
template <class T>
struct InBoth {
  std::array<T, 2> of;
  T& operator[](Language language) { return of[static_cast<std::size_t>(language)]; }
  const T& operator[](Language language) const { return of[static_cast<std::size_t>(language)]; }
};
inline constexpr std::array all_languages{Language::arabic, Language::english};

}  // namespace rafiq::guidance
