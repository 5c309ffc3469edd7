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

const Trait* first(const std::vector<Trait>& traits, Aspect aspect) {
  for (const Trait& trait : traits)
    if (trait.aspect == aspect) return &trait;
  return nullptr;
}

std::string source_of(const Words& words, const Trait& trait) {
  if (!trait.noted_at)
    return fill(words.say("“{value}”: {source}"), {{"value", trait.recorded}, {"source", trait.source}});
  return fill(words.say("“{value}”: {source}, {date}"),
              {{"value", trait.recorded}, {"source", trait.source}, {"date", date(words, *trait.noted_at)}});
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

struct Advice {
  Aspect aspect;
  std::string_view value;
  const char* english;
};
constexpr std::array advices{
    Advice{Aspect::experience, "new", mark("First time: explain each step")},
    Advice{Aspect::experience, "some", mark("Some experience: check what is known")},
    Advice{Aspect::experience, "practised", mark("Practised: be brief")},
    Advice{Aspect::experience, "expert", mark("Expert: skip the basics")},
    Advice{Aspect::education, "basic", mark("Plain words and examples")},
    Advice{Aspect::education, "secondary", mark("Plain words and examples")},
    Advice{Aspect::education, "vocational", mark("Practical examples")},
    Advice{Aspect::education, "bachelor", mark("Degree: details are welcome")},
    Advice{Aspect::education, "master", mark("Higher degree: go into depth")},
    Advice{Aspect::education, "doctorate", mark("Doctorate: go into depth")},
    Advice{Aspect::attitude_to_questions, "welcomes", mark("Questions are welcome")},
    Advice{Aspect::attitude_to_questions, "resents", mark("No questions: offer choices")},
    Advice{Aspect::accessibility, "hearing", mark("Hearing: speak clearly, confirm in writing")},
    Advice{Aspect::accessibility, "vision", mark("Sight: say everything aloud")},
    Advice{Aspect::accessibility, "mobility", mark("Step-free: spare them the way")},
    Advice{Aspect::accessibility, "speech", mark("Speech: give them time")},
    Advice{Aspect::accessibility, "plain_words", mark("Plain words")},
    Advice{Aspect::accessibility, "memory", mark("Memory: leave a written summary")},
    Advice{Aspect::accessibility, "companion", mark("A companion: speak to both")},
    Advice{Aspect::accessibility, "calm_place", mark("A quiet place, few words")},
};

void add_detail(const Words& words, const Trait* trait, Icon icon, const char* label, WhoView& who) {
  if (trait) who.details.push_back(labelled(words, icon, label, trait->text));
}

}  // namespace

std::string advice(const Words& words, const Trait& trait) {
  for (const Advice& each : advices)
    if (each.aspect == trait.aspect && each.value == trait.value) return words.say(each.english);
  switch (trait.aspect) {
    case Aspect::expectation:
      return fill(words.say("Expects: {value}"), {{"value", trait.text}});
    case Aspect::interest:
      return fill(words.say("Likes: {value}"), {{"value", trait.text}});
    case Aspect::cultural_background:
      return fill(words.say("Background: {value}"), {{"value", trait.text}});
    default:
      return {};
  }
}

WhoView describe_who(const Words& words, const Customer& customer, const std::vector<Trait>& traits) {
  WhoView who{.name = customer.name, .initials = initials_of(customer.name), .details = {}, .chips = {}};
  add_detail(words, first(traits, Aspect::form_of_address), Icon::person, mark("Address as: {value}"), who);
  if (const Trait* spoken = first(traits, Aspect::language))
    add_detail(words, spoken, Icon::language, mark("Language: {value}"), who);
  else if (!customer.languages.empty())
    who.details.push_back(
        labelled(words, Icon::language, mark("Language: {value}"), customer.languages.front()));
  if (const Trait* channel = first(traits, Aspect::preferred_channel)) {
    const auto known = channel_from(channel->value);
    who.details.push_back(labelled(words, known ? icon_of(*known) : Icon::speech,
                                   mark("Preferred channel: {value}"),
                                   known ? channel_name(words, *known) : channel->text));
  }
  for (const Aspect aspect : chip_aspects)
    for (const Trait& trait : traits) {
      if (trait.aspect != aspect || who.chips.size() == most_chips) continue;
      if (std::string text = advice(words, trait); !text.empty())
        who.chips.push_back({std::move(text), source_of(words, trait)});
    }
  return who;
}

}  // namespace rafiq::sidebar
