// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/search/query.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace rafiq::search {

// How the names of one customer after another fit one query, which it borrows. What a word sounds like is
// worked out once, whoever has it. One thread at a time.
class NameFit {
 public:
  explicit NameFit(const Query& query) : query_(query) {}

  // `normal_names` as normal_name gives them, `words` as index_words gives them. Nothing when the names do
  // not fit.
  std::optional<Fit> of(std::span<const std::string> normal_names, std::string_view words);
  // Whether somebody of these words may fit better than the words alone say: the names are worth looking up.
  [[nodiscard]] bool may_be_better(std::string_view words) const;

 private:
  // Of the typed words, a bit each: normalise.hpp says that they are 32 at most.
  using Typed = std::uint32_t;
  [[nodiscard]] bool begins_with_one_word(std::string_view words) const;
  [[nodiscard]] bool all_fit(std::string_view words) const;
  bool all_sound_alike(std::string_view words);
  Typed heard_in(std::string_view word);

  const Query& query_;
  std::unordered_map<std::string, Typed> heard_;
};

}  // namespace rafiq::search
