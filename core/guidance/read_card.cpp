// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/read_card.hpp"

#include "core/guidance/knowledge.hpp"
#include "core/guidance/read_rule.hpp"
#include "core/guidance/read_vocabulary.hpp"
#include "core/guidance/text.hpp"
#include "core/util/nearest.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace rafiq::guidance {
namespace {

constexpr std::array<std::string_view, 14> card_keys{"id",     "chapter", "source", "priority", "asks",
                                                     "basics", "claims",  "when",   "title",    "body",
                                                     "brief",  "say",     "action", "cooldown"};
constexpr std::size_t most_cards = 5000;
constexpr std::size_t most_variants = 16;

bool is_card_id(std::string_view id) {
  if (id.empty() || id.size() > 80 || id.front() == '.' || id.back() == '.') return false;
  char before = '.';
  for (char c : id) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (!word && (c != '.' || before == '.')) return false;
    before = c;
  }
  return true;
}

// "14d", "36h"
std::optional<std::chrono::hours> hours_named(std::string_view text) {
  int number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc{} || number < 1 || end + 1 != text.data() + text.size()) return std::nullopt;
  constexpr int most_days = 366;
  if (*end == 'd' && number <= most_days) return std::chrono::days{number};
  if (*end == 'h' && number <= most_days * 24) return std::chrono::hours{number};
  return std::nullopt;
}

class CardReader {
 public:
  CardReader(const YamlValue& entry, Pack& pack, CardPlaces& places)
      : entry_(entry), pack_(pack), places_(places) {}

  void read() {
    if (!entry_.is_map("a card")) return;
    entry_.only_keys(card_keys);
    read_id();
    read_sources();
    if (const auto value = entry_.member("asks")) card_.asks = value->yes_or_no("asks").value_or(false);
    if (const auto value = entry_.member("basics")) card_.basics = value->yes_or_no("basics").value_or(false);
    read_cooldown();
    read_claims();
    read_priority();
    read_when();
    read_texts();
    pack_.cards.push_back(std::move(card_));
  }

 private:
  void read_id() {
    const auto value = entry_.required("id", "the card");
    const auto id = value ? value->text("id") : std::nullopt;
    if (!id) return;
    card_.id = *id;
    if (!is_card_id(*id))
      value->problem("\"" + *id + "\" cannot be the id of a card",
                     "Use words of a-z, 0-9, - and _ with dots between them: contact.ease.first.");
    const std::string here = value->file().filename().string() + ":" + std::to_string(value->line());
    const auto [first, is_new] = places_.try_emplace(*id, here);
    if (!is_new)
      value->problem("the id \"" + *id + "\" is used already at " + first->second,
                     "Give this card another id.");
  }

  void read_priority() {
    const auto value = entry_.required("priority", "the card");
    const auto priority = value ? value->number("priority") : std::nullopt;
    if (!priority) return;
    if (*priority < 0 || *priority > 100)
      value->problem("the priority is not between 0 and 100", "Write 0 to 100.");
    card_.priority = *priority;
  }

  void read_cooldown() {
    const auto value = entry_.member("cooldown");
    const auto text = value ? value->text("cooldown") : std::nullopt;
    if (!text) return;
    if (const auto cooldown = hours_named(*text))
      card_.cooldown = *cooldown;
    else
      value->problem("\"" + *text + "\" is not a time", "Write days or hours up to a year: 14d or 36h.");
  }

  void read_claims() {
    const auto value = entry_.member("claims");
    if (!value || !value->is_list("claims")) return;
    for (const YamlValue& item : value->items())
      if (const auto id = item.text("a claim")) rest_on(*id, item);
  }

  void rest_on(const std::string& claim, const YamlValue& value) {
    if (!is_card_id(claim))
      value.problem("\"" + claim + "\" cannot be the id of a claim", "Use words of a-z, 0-9, - and _.");
    if (std::find(card_.claims.begin(), card_.claims.end(), claim) == card_.claims.end())
      card_.claims.push_back(claim);
  }

  void read_sources() {
    if (const auto chapter = entry_.required("chapter", "the card"))
      if (const auto word = chapter->text("chapter")) {
        card_.chapter = *word;
        serve(std::string(chapter_prefix) + *word, *chapter, "chapter");
      }
    const auto source = entry_.required("source", "the card");
    if (!source || !source->is_list("source")) return;
    for (const YamlValue& item : source->items())
      if (const auto id = item.text("source")) serve(*id, item, "source");
    if (card_.themes.empty())
      source->problem("the card names no knowledge it serves", "Name an id that is not a chapter.");
  }

  void serve(const std::string& id, const YamlValue& value, std::string_view what) {
    const auto index = knowledge().index_of(id);
    if (!index) return no_such_knowledge(id, value, what);
    if (std::find(card_.serves.begin(), card_.serves.end(), id) != card_.serves.end()) return;
    card_.serves.push_back(id);
    if (!is_chapter(id)) card_.themes.push_back(static_cast<std::uint16_t>(*index));
  }

  static void no_such_knowledge(std::string_view id, const YamlValue& value, std::string_view what) {
    // A chapter is written without the prefix of its id.
    const std::size_t skipped = what == "chapter" ? chapter_prefix.size() : 0;
    id.remove_prefix(skipped);
    std::vector<std::string_view> ids;
    for (const Knowledge::Item& item : knowledge().items)
      if (skipped == 0 || is_chapter(item.id)) ids.push_back(std::string_view(item.id).substr(skipped));
    value.problem("there is no " + std::string(what) + " \"" + std::string(id) + "\"",
                  suggestion(id, ids, "core/guidance/knowledge.yaml lists them."));
  }

  void read_when() {
    const auto when = entry_.required("when", "the card");
    card_.rule = static_cast<std::uint32_t>(pack_.nodes.size());
    if (when) read_rule(*when, pack_);
    if (pack_.nodes.size() > card_.rule) card_.facts = facts_in(pack_.nodes, card_.rule);
  }

  void read_texts() {
    if (const auto value = entry_.required("title", "the card"))
      in_both(*value, "title", title_limit, card_.title);
    if (const auto value = entry_.required("body", "the card"))
      in_both(*value, "body", body_limit, card_.body);
    if (const auto value = entry_.member("brief")) in_both(*value, "brief", brief_limit, card_.brief);
    if (const auto value = entry_.member("action")) in_both(*value, "action", title_limit, card_.action);
    if (const auto value = entry_.member("say")) variants(*value);
  }

  void in_both(const YamlValue& value, std::string_view what, std::size_t limit, InBoth<Text>& texts) {
    each_language(value, what, [&](Language language, const YamlValue& one) {
      if (auto text = read_text(one, what, limit)) texts[language] = std::move(*text);
    });
  }

  void variants(const YamlValue& value) {
    each_language(value, "say", [&](Language language, const YamlValue& list) {
      if (!list.is_list("say")) return;
      const auto items = list.items();
      if (items.empty()) list.problem("say has no variant", "Write one, or take say away.");
      if (items.size() > most_variants) list.problem("say has more than 16 variants", "Keep the best.");
      for (const YamlValue& item : items)
        if (auto text = read_text(item, "say", body_limit)) card_.say[language].push_back(std::move(*text));
    });
  }

  template <class Use>
  void each_language(const YamlValue& value, std::string_view what, const Use& use) {
    if (!value.is_map(what)) return;
    static constexpr std::array<std::string_view, 2> languages{"ar", "en"};
    value.only_keys(languages);
    for (Language language : all_languages)
      if (const auto one = value.required(name(language), what)) use(language, *one);
  }

  std::optional<Text> read_text(const YamlValue& value, std::string_view what, std::size_t limit) {
    const auto words = value.text(what);
    if (!words) return std::nullopt;
    ParsedText parsed =
        parse_text(*words, limit, (card_.facts & bit(FactKey::journey_broken_commitment)) != 0);
    for (const std::string& unknown : parsed.unknown)
      value.problem("there is no placeholder \"${" + unknown + "}\"",
                    suggestion(unknown, placeholder_names(), "core/guidance/packs/README.md lists them."));
    if (parsed.open_brace)
      value.problem("a \"${\" has no \"}\"", "Close it, or write $${ for the characters themselves.");
    if (parsed.characters > limit)
      value.problem(std::string(what) + " has " + std::to_string(parsed.characters) + " characters",
                    "Shorten it to " + std::to_string(limit) + "; a placeholder counts for " +
                        std::to_string(slot_characters) + ".");
    card_.facts |= facts_in(parsed.text);
    for (const Piece& piece : parsed.text.pieces)
      if (piece.slot == Slot::claim) rest_on(piece.claim, value);
    return std::move(parsed.text);
  }

  const YamlValue& entry_;
  Pack& pack_;
  CardPlaces& places_;
  Card card_;
};

}  // namespace

void read_cards(const YamlValue& root, Pack& pack, CardPlaces& places) {
  if (!root.is_map("a card file")) return;
  static constexpr std::array<std::string_view, 1> known{"cards"};
  root.only_keys(known);
  const auto cards = root.required("cards", "the file");
  if (!cards || !cards->is_list("cards")) return;
  for (const YamlValue& entry : cards->items()) {
    if (pack.cards.size() >= most_cards) {
      entry.problem("the pack has more than 5000 cards", "Make two packs of it.");
      return;
    }
    CardReader(entry, pack, places).read();
  }
}

}  // namespace rafiq::guidance
