// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/privacy.hpp"
#include "core/model/language.hpp"

#include <optional>
#include <string>
#include <string_view>

// What held_text calls things, in both languages.
namespace rafiq::ctl {

struct Both {
  std::string_view english;
  std::string_view arabic;
  [[nodiscard]] std::string_view in(Language language) const {
    return language == Language::arabic ? arabic : english;
  }
};

Both word_of(Aspect aspect);
Both word_of(FactSource source);
Both word_of(Channel channel);
Both word_of(Stage stage);
Both word_of(CommitmentState state);
Both word_of(InteractionEventKind kind);
Both word_of(ReactionKind kind);
Both word_of(EditState state);
Both word_of(Unreadable why);
Both word_of_feeling(int feeling);  // -2 to 2
Both word_of_effort(int effort);    // 1 to 5

}  // namespace rafiq::ctl
