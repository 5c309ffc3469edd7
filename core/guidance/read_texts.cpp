// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/read_texts.hpp"

#include "core/guidance/free_text.hpp"
#include "core/guidance/read_item.hpp"
#include "core/guidance/text.hpp"
#include "core/util/nearest.hpp"

#include <algorithm>

namespace rafiq::guidance {

void TextReader::check_length(const YamlValue& value, const TextRule& rule, std::size_t characters) {
  if (characters > rule.limit)
    value.problem(std::string(rule.what) + " has " + std::to_string(characters) + " characters",
                  "Shorten it to " + std::to_string(rule.limit) + "; a placeholder counts for " +
                      std::to_string(slot_characters) + ".");
}

std::optional<std::string> TextReader::words_of(const YamlValue& value, Language language,
                                                const TextRule& rule) {
  auto words = value.text(rule.what);
  if (!words || !reading_.sensible) return words;
  reading_.texts.push_back(
      {written_as_, std::string(rule.what), language, *words, value.file(), value.line()});
  if (rule.also) rule.also(value, language, *words);
  return words;
}

std::optional<Text> TextReader::read(const YamlValue& value, Language language, const TextRule& rule) {
  const auto words = words_of(value, language, rule);
  if (!words) return std::nullopt;
  ParsedText parsed = parse_text(*words, rule.limit, of_broken_commitment_);
  for (const std::string& unknown : parsed.unknown)
    value.problem("there is no placeholder \"${" + unknown + "}\"",
                  suggestion(unknown, placeholder_names(), "core/guidance/packs/README.md lists them."));
  if (parsed.open_brace)
    value.problem("a \"${\" has no \"}\"", "Close it, or write $${ for the characters themselves.");
  check_length(value, rule, parsed.characters);
  facts_ |= facts_in(parsed.text);
  for (const Piece& piece : parsed.text.pieces)
    if (piece.slot == Slot::claim && std::find(claims_.begin(), claims_.end(), piece.claim) == claims_.end())
      claims_.push_back(piece.claim);
  return std::move(parsed.text);
}

void TextReader::both(const YamlValue& value, const TextRule& rule, InBoth<Text>& to) {
  each_language(value, rule.what, [&](Language language, const YamlValue& one) {
    if (auto text = read(one, language, rule)) to[language] = std::move(*text);
  });
}

void TextReader::variants(const YamlValue& value, const TextRule& rule, Variants& to) {
  each_language(value, rule.what, [&](Language language, const YamlValue& list) {
    if (!list.is_list(rule.what)) return;
    const auto items = list.items();
    if (items.empty())
      list.problem(std::string(rule.what) + " has no variant",
                   "Write one, or take " + std::string(rule.what) + " away if it may be left out.");
    else if (items.size() < rule.least)
      list.problem(std::string(rule.what) + " has fewer than " + std::to_string(rule.least) + " variants",
                   "Add another way to say it.");
    if (items.size() > rule.most)
      list.problem(std::string(rule.what) + " has more than " + std::to_string(rule.most) + " variants",
                   "Keep the best.");
    for (const YamlValue& item : items)
      if (auto text = read(item, language, rule)) to[language].push_back(std::move(*text));
  });
}

void TextReader::plain(const YamlValue& value, const TextRule& rule, InBoth<std::string>& to) {
  each_language(value, rule.what, [&](Language language, const YamlValue& one) {
    auto words = words_of(one, language, rule);
    if (!words) return;
    check_length(one, rule, characters_in(*words));
    if (words->find("${") != std::string::npos)
      one.problem("a placeholder has no meaning in " + std::string(rule.what), "Write it in plain words.");
    to[language] = std::move(*words);
  });
}

void TextReader::need_both(const YamlValue& entry, const TextRule& rule, InBoth<Text>& to) {
  if (const auto value = entry.required(rule.what, item_)) both(*value, rule, to);
}

void TextReader::need_variants(const YamlValue& entry, const TextRule& rule, Variants& to) {
  if (const auto value = entry.required(rule.what, item_)) variants(*value, rule, to);
}

void TextReader::need_plain(const YamlValue& entry, const TextRule& rule, InBoth<std::string>& to) {
  if (const auto value = entry.required(rule.what, item_)) plain(*value, rule, to);
}

}  // namespace rafiq::guidance
