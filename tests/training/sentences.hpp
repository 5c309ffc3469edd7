// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/draft/cues.hpp"
#include "core/draft/phrase_book.hpp"
#include "core/draft/tokens.hpp"
#include "tests/training/labelled_file.hpp"

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace rafiq::draft::training {

// A labelled sentence of tests/data/draft.
struct Sentence : Labelled {
  std::string writer;     // of the file: "c" of "c-3.yaml"
  bool held_out = false;  // its writer's sentences are judged by what was learnt from all others
  std::set<std::string> after_reading;  // see LabelledFile: no fair teacher where one of these is left out
  std::vector<Cue> cues;

  [[nodiscard]] bool teaches_without(const std::string& left_out) const {
    return left_out.empty() || (writer != left_out && !after_reading.contains(left_out));
  }
};

// What tells cues: the lexicons without any weights.
struct Lexicons {
  Tokenizer tokenizer;
  PhraseBook book;
};
Lexicons read_lexicons(const std::filesystem::path& folder);

// Every file below `folder`/writers (held out in turn) and `folder`/own, by name. Throws std::runtime_error.
std::vector<Sentence> read_sentences(const std::filesystem::path& folder, const Lexicons& lexicons);

}  // namespace rafiq::draft::training
