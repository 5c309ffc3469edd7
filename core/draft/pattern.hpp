// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace rafiq::draft {

// A phrase to look for, as a tree. As text:
//   word       this word, in any spelling; in Arabic also with particles before and pronouns after it
//   =word      this word as it stands, without particles or pronouns
//   ~word      and its inflections (see forms.hpp)
//   +word      an Arabic verb in its futures: +نتصل of the first person, +يتصل of the third (سيتصل هيتصل)
//   @name      one of a list of words (or phrases) of the pack
//   ..3        up to three words, whatever they are, of the same clause
//   item?      which may be there or not
//   one|other  either word; inside brackets, and with spaces around it, either phrase: (right now|today)
//   #number    a number; #acronym capitals such as SLA; #start of a sentence; #comma, #question, #exclaim,
//   #open and #close bracket
struct Pattern {
  enum class Kind { word, exact, inflected, future, list, mark, gap, sequence, choice, optional };
  Kind kind = Kind::sequence;
  std::string text;            // word, list or mark
  int count = 0;               // gap
  std::vector<Pattern> parts;  // sequence, choice, optional
};

struct PatternFault {
  std::string what, remedy;
};

std::variant<Pattern, PatternFault> parse_pattern(std::string_view text);

}  // namespace rafiq::draft
