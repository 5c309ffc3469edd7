// SPDX-License-Identifier: Apache-2.0
#include "core/search/index_words.hpp"

#include <algorithm>
#include <vector>

namespace rafiq::search {
std::string index_words(std::span<const NameForms> names) {
  std::vector<std::string> tokens;
  for (const auto& name : names) {
    if (!name.words.empty()) tokens.push_back(begins_name + name.words.front());
    tokens.insert(tokens.end(), name.words.begin(), name.words.end());
    tokens.insert(tokens.end(), name.extra.begin(), name.extra.end());
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
