// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/rooms/telling.hpp"

#include "sidebar/presenters/core_words.hpp"

namespace rafiq::sidebar {

TextBlock plain_text(std::string text) {
  return {std::move(text), TextBlock::Tone::plain};
}

TextBlock quiet_text(std::string text) {
  return {std::move(text), TextBlock::Tone::quiet};
}

TextBlock trouble_text(const Words& words, const Error& error) {
  // On a line of its own what core says keeps its direction.
  return {kind_of_trouble(words, error.code) + "\n" + isolate(core_words(words, error)),
          TextBlock::Tone::warning};
}

}  // namespace rafiq::sidebar
