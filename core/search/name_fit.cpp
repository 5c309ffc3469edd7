// SPDX-License-Identifier: Apache-2.0
#include "core/search/name_fit.hpp"

#include "core/search/index_words.hpp"
#include "core/search/skeleton.hpp"

#include <algorithm>
#include <vector>

namespace rafiq::search {
namespace {

bool fits(const QueryWord& wanted, std::string_view word) {
  return word.starts_with(wanted.beginning) || (!wanted.or_exactly.empty() && word == wanted.or_exactly);
}

bool sounds_like(const QueryWord& wanted, const std::vector<std::string>& keys) {
  return std::any_of(wanted.sounds.begin(), wanted.sounds.end(), [&](const std::string& sound) {
    return std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
      return is_sound_beginning(sound) ? key.starts_with(sound) : key == sound;
    });
  });
}

}  // namespace

std::optional<Fit> NameFit::of(std::span<const std::string> normal_names, std::string_view words) {
  if (query_.words.empty()) return std::nullopt;
  auto best = std::optional<Fit>();
  for (const auto& normal : normal_names) {
    if (normal == query_.name) return Fit::exact;
    if (normal.starts_with(query_.name)) best = Fit::beginning;
  }
  if (best) return best;
  if (begins_with_one_word(words)) return Fit::beginning;
  if (all_fit(words)) return Fit::words;
  return all_sound_alike(words) ? std::optional(Fit::sounds) : std::nullopt;
}

bool NameFit::may_be_better(std::string_view words) const {
  if (query_.words.empty()) return false;
  const auto first = begins_name + query_.words.front().beginning;
  return any_index_word(words, [&](std::string_view word) { return word == first; });
}

// One word says all there is to say of a beginning, but for a name that is nothing else.
bool NameFit::begins_with_one_word(std::string_view words) const {
  if (query_.words.size() != 1) return false;
  const auto first = begins_name + query_.words.front().beginning;
  return any_index_word(words, [&](std::string_view word) { return word.starts_with(first); });
}

bool NameFit::all_fit(std::string_view words) const {
  return std::all_of(query_.words.begin(), query_.words.end(), [&](const QueryWord& wanted) {
    return any_index_word(words, [&](std::string_view word) { return fits(wanted, word); });
  });
}

bool NameFit::all_sound_alike(std::string_view words) {
  auto missing = static_cast<Typed>((std::uint64_t{1} << query_.words.size()) - 1);
  return any_index_word(words, [&](std::string_view word) {
    missing &= ~heard_in(word);
    return missing == 0;
  });
}

NameFit::Typed NameFit::heard_in(std::string_view word) {
  if (word.front() == begins_name) return 0;  // it comes by itself as well
  const auto [known, is_new] = heard_.try_emplace(std::string(word), 0);
  if (!is_new) return known->second;
  const auto keys = sound_keys(word);
  for (std::size_t i = 0; i < query_.words.size(); ++i)
    if (sounds_like(query_.words[i], keys)) known->second |= Typed{1} << i;
  return known->second;
}

}  // namespace rafiq::search
