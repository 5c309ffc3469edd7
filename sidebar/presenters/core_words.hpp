// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/error.hpp"
#include "sidebar/presenters/words.hpp"

#include <string>

namespace rafiq::sidebar {

// Core speaks English, for people and for logs. What it says most often (core_sentences.hpp) is in the
// catalogues; anything else is given as it is, isolated so that it keeps its direction. `text` may be several
// sentences: what happened, where, and what to do next. It is in the window's language when the catalogues
// know what happened.
std::string core_words(const Words& words, const std::string& text);
std::string core_words(const Words& words, const Error& error);
// The same where no title says what kind of trouble it is: what the catalogues do not know then stands below
// it.
std::string core_words_with_kind(const Words& words, const Error& error);

// A sentence for each kind of trouble, and what it means for the agent.
std::string kind_of_trouble(const Words& words, ErrorCode code);

}  // namespace rafiq::sidebar
