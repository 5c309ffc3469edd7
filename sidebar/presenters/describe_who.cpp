// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/describe.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace rafiq::sidebar {
namespace {

// Those that change how to speak, the most telling first.
constexpr std::array chip_aspects{
    Aspect::accessibility, Aspect::attitude_to_questions, Aspect::experience, Aspect::education,
    Aspect::expectation,   Aspect::cultural_background,   Aspect::interest};
constexpr std::size_t most_chips = 3;

bool usable(const Fact& fact, TimePoint now) {
  if (fact.expires_at && *fact.expires_at <= now) return false;
  return !is_sensitive(fact.aspect) || (fact.consent && fact.consent->given);
}

const Fact* newest(const std::vector<Fact>& facts, Aspect aspect, TimePoint now) {
  const Fact* found = nullptr;
  for (const Fact& fact : facts)
    if (fact.aspect == aspect && usable(fact, now) && (!found || fact.noted_at > found->noted_at))
      found = &fact;
  return found;
}

std::string source_of(const Words& words, const Fact& fact) {
  const std::string when = date(words, fact.noted_at);
  switch (fact.source) {
    case FactSource::crm_field:
      return fill(words.say("From the field {field} of {account}, {date}"),
                  {{"field", fact.label}, {"account", fact.who}, {"date", when}});
    case FactSource::told_by_customer:
      return fill(words.say("Told by the customer, {date}"), {{"date", when}});
    case FactSource::noted_by_agent:
      return fill(words.say("Noted by {who}, {date}"), {{"who", fact.who}, {"date", when}});
  }
  return when;
}

// The first letters of the first two words.
std::string initials_of(const std::string& name) {
  std::string initials;
  bool at_start = true;
  int words = 0;
  for (std::size_t at = 0; at < name.size() && words <= 2;) {
    const auto lead = static_cast<unsigned char>(name[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (lead == ' ') {
      at_start = true;
    } else if (at_start) {
      at_start = false;
      if (++words > 2) break;
      // Arabic letters would join into a word: a space keeps them apart.
      if (!initials.empty() && lead >= 0xd8) initials += "\u200c";
      initials += name.substr(at, length);
    }
    at += length;
  }
  return initials;
}

struct LanguageName {
  std::string_view tag;
  const char* english;
};
constexpr std::array known_languages{LanguageName{"ar", mark("Arabic")},  LanguageName{"en", mark("English")},
                                     LanguageName{"fr", mark("French")},  LanguageName{"ur", mark("Urdu")},
                                     LanguageName{"tr", mark("Turkish")}, LanguageName{"de", mark("German")},
                                     LanguageName{"es", mark("Spanish")}, LanguageName{"hi", mark("Hindi")}};

// From a tag ("ar-EG") or the English name; anything else is shown as it is.
std::string language_name(const Words& words, const std::string& text) {
  const std::string_view base = std::string_view{text}.substr(0, text.find('-'));
  for (const auto& known : known_languages)
    if (base == known.tag || text == known.english) return words.say(known.english);
  return text;
}

void add_channel(const Words& words, const std::vector<Fact>& facts, TimePoint now, WhoView& who) {
  const Fact* fact = newest(facts, Aspect::preferred_channel, now);
  if (!fact) return;
  std::string lower = fact->value;
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
  const auto channel = channel_from(lower);
  who.details.push_back(labelled(words, channel ? icon_of(*channel) : Icon::speech,
                                 mark("Preferred channel: {value}"),
                                 channel ? channel_name(words, *channel) : fact->value));
}

}  // namespace

WhoView describe_who(const Words& words, const Customer& customer, const std::vector<Fact>& facts,
                     TimePoint now) {
  WhoView who{.name = customer.name, .initials = initials_of(customer.name), .details = {}, .chips = {}};
  if (const Fact* address = newest(facts, Aspect::form_of_address, now))
    who.details.push_back(labelled(words, Icon::person, mark("Address as: {value}"), address->value));
  const Fact* spoken = newest(facts, Aspect::language, now);
  if (spoken || !customer.languages.empty())
    who.details.push_back(
        labelled(words, Icon::language, mark("Language: {value}"),
                 language_name(words, spoken ? spoken->value : customer.languages.front())));
  add_channel(words, facts, now, who);
  for (const Aspect aspect : chip_aspects) {
    if (who.chips.size() == most_chips) break;
    if (const Fact* fact = newest(facts, aspect, now))
      who.chips.push_back({fill(words.say("{aspect}: {value}"),
                                {{"aspect", aspect_name(words, aspect)}, {"value", fact->value}}),
                           source_of(words, *fact)});
  }
  return who;
}

}  // namespace rafiq::sidebar
