// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/same_words.hpp"

#include "core/guidance/free_text.hpp"

#include <optional>

namespace rafiq::guidance {
namespace {

constexpr std::string_view of_a_card = "card ";

std::string key_of(const WrittenText& text) {
  std::string key = text.what + std::string(name(text.language));
  for (const std::string& word : words_of(text.words)) key += ' ' + word;
  return key;
}

std::string place_of(const WrittenText& text) {
  return text.file.filename().string() + ":" + std::to_string(text.line);
}

bool is_there(const Pack& pack, const WrittenText& text) {
  return find_by_id(pack.cards, std::string_view(text.item).substr(of_a_card.size())) != nullptr;
}

}  // namespace

void check_same_words(const std::vector<WrittenText>& texts, const Pack& pack, KnownWords& below,
                      Problems& problems) {
  KnownWords here;
  for (const WrittenText& text : texts) {
    if (!text.item.starts_with(of_a_card) || (text.what != "title" && text.what != "body")) continue;
    const std::string key = key_of(text);
    const auto [same, is_new] = here.try_emplace(key, text);
    if (!is_new && same->second.item != text.item)
      problems.add(text.file, text.line,
                   "the " + text.what + " of the " + text.item + " is that of the " + same->second.item +
                       " at " + place_of(same->second),
                   "Say what is different about it, or make one card of the two.");
    const auto lower = below.find(key);
    if (is_new && lower != below.end() && lower->second.item != text.item && is_there(pack, lower->second))
      problems.warn(text.file, text.line,
                    "the " + text.what + " of the " + text.item + " is that of the " + lower->second.item +
                        " of a lower layer",
                    "Give it that id to replace it, or hide that one.");
  }
  for (auto& [key, text] : here) below.insert_or_assign(key, std::move(text));
}

}  // namespace rafiq::guidance
