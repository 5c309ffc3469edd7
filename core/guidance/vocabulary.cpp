// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/free_text.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace rafiq::guidance {
namespace {

using Words = std::vector<std::string>;

// In the form words_of gives.
constexpr std::array<std::string_view, 14> negations{"no",  "not",  "non", "without", "never", "لا",  "لم",
                                                     "ليس", "ليست", "غير", "بدون",    "بلا",   "دون", "لست"};

// "وسفر" -> "سفر": the Arabic "and" is written to the word after it. Empty when there is none.
std::string_view without_and(std::string_view word) {
  constexpr std::string_view conjunction = "و";
  constexpr std::size_t shortest_rest = 2 * conjunction.size();
  const bool has = word.starts_with(conjunction) && word.size() >= conjunction.size() + shortest_rest;
  return has ? word.substr(conjunction.size()) : std::string_view{};
}

bool is_negation(std::string_view word) {
  const auto is = [](std::string_view one) {
    return std::find(negations.begin(), negations.end(), one) != negations.end();
  };
  return is(word) || is(without_and(word));
}

struct Found {
  std::uint8_t value = 0;
  std::size_t words = 0;       // 0: nothing
  std::size_t characters = 0;  // bytes of the term, to choose between equals in words
};

std::string joined(std::string_view first, std::span<const std::string> rest) {
  std::string text(first);
  for (const std::string& word : rest) text.append(" ").append(word);
  return text;
}

Found longest_from(const FactVocabulary& vocabulary, std::string_view first,
                   std::span<const std::string> rest) {
  for (std::size_t more = std::min(vocabulary.longest_term - 1, rest.size());; --more) {
    const std::string term = joined(first, rest.first(more));
    if (const auto found = vocabulary.terms.find(term); found != vocabulary.terms.end())
      return {found->second, more + 1, term.size()};
    if (more == 0) return {};
  }
}

Found longest_at(const FactVocabulary& vocabulary, const Words& words, std::size_t at) {
  if (vocabulary.terms.empty() || (at > 0 && is_negation(words[at - 1]))) return {};
  const auto rest = std::span(words).subspan(at + 1);
  const Found found = longest_from(vocabulary, words[at], rest);
  const std::string_view bare = without_and(words[at]);
  return found.words > 0 || bare.empty() ? found : longest_from(vocabulary, bare, rest);
}

bool longer(const Found& a, const Found& b) {
  return a.words != b.words ? a.words > b.words : a.characters > b.characters;
}

}  // namespace

bool add_term(FactVocabulary& vocabulary, std::string_view term, std::uint8_t value) {
  const Words words = words_of(term);
  if (words.empty()) return false;
  vocabulary.longest_term = std::max(vocabulary.longest_term, words.size());
  return vocabulary.terms.try_emplace(joined(words.front(), std::span(words).subspan(1)), value)
             .first->second == value;
}

std::string term_key(std::string_view term) {
  const Words words = words_of(term);
  return words.empty() ? std::string{} : joined(words.front(), std::span(words).subspan(1));
}

std::optional<std::uint8_t> value_named(const FactVocabulary& vocabulary, std::string_view text) {
  const Words words = words_of(text);
  Found best;
  for (std::size_t at = 0; at < words.size(); ++at)
    if (const Found found = longest_at(vocabulary, words, at); longer(found, best)) best = found;
  if (best.words == 0) return std::nullopt;
  return best.value;
}

ValueSet values_named(const FactVocabulary& vocabulary, std::string_view text) {
  const Words words = words_of(text);
  struct Place {
    std::size_t at;
    Found found;
  };
  std::vector<Place> places;
  for (std::size_t at = 0; at < words.size(); ++at)
    if (const Found found = longest_at(vocabulary, words, at); found.words > 0) places.push_back({at, found});
  std::stable_sort(places.begin(), places.end(),
                   [](const Place& a, const Place& b) { return longer(a.found, b.found); });
  ValueSet values;
  std::vector<bool> taken(words.size(), false);
  for (const Place& place : places) {
    const auto from = taken.begin() + static_cast<std::ptrdiff_t>(place.at);
    const auto to = from + static_cast<std::ptrdiff_t>(place.found.words);
    if (std::find(from, to, true) != to) continue;
    std::fill(from, to, true);
    values.add(place.found.value);
  }
  return values;
}

}  // namespace rafiq::guidance
