// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/knowledge.hpp"
#include "core/guidance/read_item.hpp"
#include "core/guidance/read_kinds.hpp"
#include "core/guidance/read_texts.hpp"
#include "core/guidance/read_when.hpp"
#include "core/guidance/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace rafiq::guidance {
namespace {

constexpr std::array<std::string_view, 14> card_keys{"id",     "chapter", "source", "priority", "asks",
                                                     "basics", "claims",  "when",   "title",    "body",
                                                     "brief",  "say",     "action", "cooldown"};
constexpr std::size_t most_cards = 5000;

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
  CardReader(const YamlValue& entry, LayerReading& reading)
      : entry_(entry), reading_(reading), texts_("the card", reading) {}

  void read() {
    if (!entry_.is_map("a card")) return;
    entry_.only_keys(card_keys);
    card_.origin = reading_.origin;
    card_.id = read_id(entry_, "card", reading_);
    texts_.are_of("card " + card_.id);
    read_sources();
    card_.asks = read_flag(entry_, "asks");
    card_.basics = read_flag(entry_, "basics");
    read_cooldown();
    if (entry_.required("priority", "the card"))
      card_.priority = read_number(entry_, "priority", 0, 100).value_or(0);
    read_rule();
    read_texts();
    read_claims();
    reading_.pack.cards.push_back(std::move(card_));
  }

 private:
  void read_sources() {
    card_.chapter = read_chapter(entry_, "card", card_.serves);
    read_source(entry_, "card", card_.serves);
    for (const std::string& id : card_.serves)
      if (const auto index = knowledge().index_of(id); index && !is_chapter(id))
        card_.themes.push_back(static_cast<std::uint16_t>(*index));
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

  void read_rule() {
    const ReadRule read = read_when(entry_, "card", {card_.asks, card_.basics}, reading_);
    card_.rule = read.rule;
    card_.facts = read.facts;
    if ((card_.facts & bit(FactKey::journey_broken_commitment)) != 0) texts_.speak_of_broken_commitment();
  }

  void read_texts() {
    texts_.need_both(entry_, {"title", title_limit}, card_.title);
    texts_.need_both(entry_, {"body", body_limit}, card_.body);
    if (const auto value = entry_.member("brief")) texts_.both(*value, {"brief", brief_limit}, card_.brief);
    if (const auto value = entry_.member("action"))
      texts_.both(*value, {"action", title_limit}, card_.action);
    if (const auto value = entry_.member("say")) texts_.variants(*value, {"say", body_limit}, card_.say);
    card_.facts |= texts_.facts();
  }

  // Those named, and those that its texts speak of.
  void read_claims() {
    card_.claims = texts_.claims();
    const auto value = entry_.member("claims");
    if (!value || !value->is_list("claims")) return;
    for (const YamlValue& item : value->items()) {
      const auto id = item.text("a claim");
      if (!id) continue;
      if (!is_item_id(*id))
        item.problem("\"" + *id + "\" cannot be the id of a claim", "Use words of a-z, 0-9, - and _.");
      if (std::find(card_.claims.begin(), card_.claims.end(), *id) == card_.claims.end())
        card_.claims.push_back(*id);
    }
  }

  const YamlValue& entry_;
  LayerReading& reading_;
  TextReader texts_;
  Card card_;
};

}  // namespace

void read_cards(const YamlValue& root, LayerReading& reading) {
  each_item(root, "cards", most_cards, [&](const YamlValue& entry) { CardReader(entry, reading).read(); });
}

}  // namespace rafiq::guidance
