// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::context {

using Captures = std::map<std::string, std::string, std::less<>>;

// Text with "${name}" where anything may stand. No choice and no repetition: matching takes linear time,
// however hostile the text.
class Pattern {
 public:
  // Error: configuration, for a "${" that is not closed, or two placeholders with nothing between.
  static Result<Pattern> parse(std::string_view text);

  // Matches all of the text. What a placeholder stands for is never empty, holds none of `stops`, and is the
  // shortest there is. A name that occurs twice must stand for the same.
  [[nodiscard]] bool match(std::string_view text, Captures& captures, std::string_view stops = {}) const;
  // The same for the beginning of the text; the answer is how long it is.
  [[nodiscard]] std::optional<std::size_t> match_start(std::string_view text, Captures& captures,
                                                       std::string_view stops) const;
  [[nodiscard]] bool has(std::string_view name) const;

 private:
  struct Piece {
    std::string literal;  // after the placeholder, if there is one; may be empty at the end
    std::string name;     // of the placeholder before; empty: none
  };
  [[nodiscard]] static bool remember(Captures& captures, const std::string& name, std::string_view value);

  std::vector<Piece> pieces_;
};

}  // namespace rafiq::context
