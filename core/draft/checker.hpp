// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/draft/level.hpp"
#include "core/draft/rule.hpp"
#include "core/model/language.hpp"
#include "core/util/export.hpp"
#include "core/util/problems.hpp"
#include "core/util/result.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::draft {

struct Lexicon;

// A piece of a text. Bytes of UTF-8 and characters (code points) from 0, the end excluded; line and column
// (in characters) of its begin from 1.
struct Span {
  std::size_t begin = 0, end = 0;
  std::size_t first_character = 0, end_character = 0;
  std::size_t line = 1, column = 1;

  bool operator==(const Span&) const = default;
};

// One thing that sells where it should serve, and what to say instead.
struct Finding {
  Rule rule = Rule::pressure;
  std::string entry;  // the id in the lexicon; "learnt.pressure" where no phrase but what was learnt says so
  Span span;
  std::string text;  // the words of the span as written
  std::string why;
  std::string instead;

  bool operator==(const Finding&) const = default;
};

struct CheckRequest {
  std::optional<Language> language;  // of why and instead; otherwise that of the text
  Reader reader;                     // whom the text is for
};

// The script that most letters of `text` are of; Arabic when there are none.
RAFIQ_API Language language_of(std::string_view text);

// The lexicons of packs and what was learnt with them. Immutable: any thread may use one. A text of 1,000
// characters takes about a millisecond, and time grows with the length of the text alone.
class RAFIQ_API Checker {
 public:
  // `layers`: lowest first; an entry of a later one replaces that of the same id, its lists and guards are
  // added to those of the same name, and entries in `hidden` are left out. Null when there is a problem,
  // which is reported.
  static std::shared_ptr<const Checker> compile(std::span<const Lexicon> layers,
                                                const std::set<std::string>& hidden, Problems& problems);
  ~Checker();
  Checker(const Checker&) = delete;
  Checker& operator=(const Checker&) = delete;

  // Ordered by place; findings of one rule never overlap. Error: bad_data with the offset, when `text` is not
  // UTF-8 or larger than 1 MiB.
  [[nodiscard]] Result<std::vector<Finding>> check(std::string_view text,
                                                   const CheckRequest& request = {}) const;
  [[nodiscard]] std::size_t entries() const;

 private:
  struct Parts;
  explicit Checker(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

}  // namespace rafiq::draft
