// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::draft {

enum class TokenKind : std::uint8_t {
  word,
  number,  // begins with a digit
  mark,  // a form of its own: "#start" of a sentence (no bytes), "#comma", "#question", "#exclaim", "#open",
         // "#close"
};

// One word or mark of a text, and where it stands there. Words that people write as one ("don't") are several
// tokens that stand at the same place.
struct Token {
  std::string form;                  // see normal_word
  std::uint32_t begin = 0, end = 0;  // bytes
  std::uint32_t sentence = 0;        // from 0
  std::uint32_t clause = 0;          // from 0, through the whole text; commas, colons and dashes part clauses
  std::uint32_t quote = 0;           // from 1; 0: not between quotation marks
  TokenKind kind = TokenKind::word;
  bool acronym = false;  // Latin capitals, two or more, in a sentence that is not all capitals
};

// Cuts texts into tokens. Immutable once made: any thread may use it.
class Tokenizer {
 public:
  // Error: internal, when ICU has no rules for words and sentences.
  static Result<Tokenizer> create();
  Tokenizer(Tokenizer&&) noexcept;
  Tokenizer& operator=(Tokenizer&&) noexcept;
  ~Tokenizer();

  // Error: bad_data with the offset, when `text` is not UTF-8 or larger than 1 MiB.
  [[nodiscard]] Result<std::vector<Token>> tokens(std::string_view text) const;

 private:
  struct Breaks;
  explicit Tokenizer(std::unique_ptr<const Breaks> breaks);
  std::unique_ptr<const Breaks> breaks_;
};

}  // namespace rafiq::draft
