// SPDX-License-Identifier: Apache-2.0
#include "core/search/index_words.hpp"

#include "core/search/skeleton.hpp"

#include <algorithm>
#include <vector>

namespace rafiq::search {
namespace {

void add_word(const std::string& word, std::vector<std::string>& tokens) {
  for (const auto& key : sound_keys(word)) tokens.push_back(begins_sound + key);
  tokens.push_back(word);
}

}  // namespace

std::string index_words(std::span<const NameForms> names) {
  std::vector<std::string> tokens;
  for (const auto& name : names) {
    if (!name.words.empty()) tokens.push_back(begins_name + name.words.front());
    for (const auto& word : name.words) add_word(word, tokens);
    for (const auto& word : name.extra) add_word(word, tokens);
  }
  std::sort(tokens.begin(), tokens.end());
  tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
  std::string text;
  for (const auto& token : tokens) {
    if (!text.empty()) text += ' ';
    text += token;
  }
  return text;
}

}  // namespace rafiq::search
