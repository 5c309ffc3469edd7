// SPDX-License-Identifier: Apache-2.0
// How the facts of a profile are said.
#include "sidebar/presenters/bench.hpp"
#include "sidebar/presenters/standing.hpp"
#include "sidebar/presenters/tabs/profile.hpp"

namespace rafiq::sidebar {
namespace {

std::string source_of(const Words& words, const Fact& fact) {
  switch (fact.source) {
    case FactSource::crm_field:
      return fact.label.empty() ? fill(words.say("From {account}"), {{"account", fact.who}})
                                : fill(words.say("Field {field} of {account}"),
                                       {{"field", fact.label}, {"account", fact.who}});
    case FactSource::told_by_customer:
      return words.say("Told by the customer");
    case FactSource::noted_by_agent:
      return words.say("Noted while serving");
  }
  return {};
}

std::string unreadable_text(const Words& words, Unreadable why) {
  switch (why) {
    case Unreadable::no_key:
      return words.say("Sealed: the keyring is locked");
    case Unreadable::other_key:
      return words.say("Sealed with a key that is gone");
    case Unreadable::not_stored:
      return words.say("It comes with the next full sync");
  }
  return {};
}

// Of the others several are true at once: nobody has one interest.
bool one_counts(Aspect aspect) {
  return aspect == Aspect::education || aspect == Aspect::experience ||
         aspect == Aspect::attitude_to_questions || aspect == Aspect::preferred_channel ||
         aspect == Aspect::form_of_address;
}

std::string when_noted(const Words& words, const Fact& fact) {
  const std::string day = date(words, fact.noted_at);
  if (fact.source == FactSource::crm_field)
    return fill(words.say("As the CRM had it on {date}"), {{"date", day}});
  if (fact.who.empty()) return fill(words.say("Recorded on {date}"), {{"date", day}});
  return fill(words.say("Recorded by {who} on {date}"), {{"who", fact.who}, {"date", day}});
}

void say_consent(const Words& words, const Fact& fact, TimePoint now, SheetEntry& entry) {
  if (!is_sensitive(fact.aspect)) return;
  if (!fact.consent || !fact.consent->given) {
    entry.lines.push_back(
        words.say("Sensitive, and no consent is recorded: it is not used and does not leave "
                  "this machine."));
    entry.mark = SheetEntry::Mark::warning;
    return;
  }
  entry.lines.push_back(
      fact.consent->at ? fill(words.say("Used with their consent, recorded by {who} on {date}"),
                              {{"who", fact.consent->recorded_by}, {"date", date(words, *fact.consent->at)}})
                       : fill(words.say("Used with their consent, recorded by {who}"),
                              {{"who", fact.consent->recorded_by}}));
  entry.lines.push_back(fact.purpose.empty() || fact.purpose == "service"
                            ? words.say("Purpose: serving them, nothing else")
                            : fill(words.say("Purpose: {value}"), {{"value", fact.purpose}}));
  if (fact.expires_at && *fact.expires_at < now) entry.mark = SheetEntry::Mark::warning;
}

}  // namespace

std::string aspect_name(const Words& words, Aspect aspect, const std::string& label) {
  switch (aspect) {
    case Aspect::education:
      return words.say("Education");
    case Aspect::experience:
      return words.say("Experience");
    case Aspect::cultural_background:
      return words.say("Cultural background");
    case Aspect::interest:
      return words.say("Interest");
    case Aspect::motive:
      return words.say("What matters to them");
    case Aspect::expectation:
      return words.say("What they expect");
    case Aspect::language:
      return words.say("Preferred language");
    case Aspect::attitude_to_questions:
      return words.say("How they take questions");
    case Aspect::preferred_channel:
      return words.say("Channel they prefer");
    case Aspect::form_of_address:
      return words.say("How to address them");
    case Aspect::accessibility:
      return words.say("What makes access easier");
    case Aspect::product:
      return words.say("What they use");
    case Aspect::other:
      return label.empty() ? words.say("Something else") : label;
  }
  return label;
}

std::string ProfileTab::value_of(const Fact& fact) const {
  if (fact.unreadable) return unreadable_text(bench().words(), *fact.unreadable);
  for (const Trait& trait : traits_())
    if (trait.aspect == fact.aspect && trait.recorded == fact.value && trait.text == fact.value)
      return trait.text;
  // What is short and in code ("expert", "ar") is said in words; what somebody said stays as it was said.
  for (const Trait& trait : traits_())
    if (trait.aspect == fact.aspect && trait.recorded == fact.value && trait.value == fact.value &&
        !trait.text.empty())
      return trait.text;
  return fact.value;
}

// Where the sources disagree the guidance believes one of them.
const Trait* ProfileTab::believed_instead(const Fact& fact) const {
  if (!one_counts(fact.aspect)) return nullptr;
  const Trait* other = nullptr;
  for (const Trait& trait : traits_()) {
    if (trait.aspect != fact.aspect) continue;
    if (trait.recorded == fact.value) return nullptr;
    other = &trait;
  }
  return other;
}

SheetEntry ProfileTab::entry(const KnownFact& known) const {
  const Words& words = bench().words();
  const Fact& fact = known.fact;
  const std::string id = fact.id.text();
  SheetEntry entry;
  entry.title = value_of(fact);
  entry.folds = true;
  entry.open = open_ == id;
  entry.press = {Verb::open, id};
  const std::string aspect = aspect_name(words, fact.aspect, fact.label);
  entry.lines.push_back(
      fill(words.say("{aspect} · {source}"), {{"aspect", aspect}, {"source", source_of(words, fact)}}));
  entry.detail = entry.lines.front();
  entry.lines.push_back(when_noted(words, fact));
  if (const Trait* other = believed_instead(fact)) {
    entry.lines.push_back(fill(words.say("“{value}” counts instead of it"), {{"value", other->text}}));
    entry.detail = fill(words.say("{aspect} · another one counts"), {{"aspect", aspect}});
  }
  say_consent(words, fact, bench().now(), entry);
  if (fact.expires_at) {
    const bool over = *fact.expires_at < bench().now();
    entry.lines.push_back(fill(words.say(over ? mark("Expired on {date}: ask again") : mark("Until {date}")),
                               {{"date", date(words, *fact.expires_at)}}));
  }
  const bool settled = known.standings.size() == 1 && known.standings.front().state == "saved";
  const bool local = known.standings.size() == 1 && known.standings.front().state == "local_only";
  if (fact.source != FactSource::crm_field || !(settled || local))
    entry.standing = describe_standing(words, known.standings);
  const auto act = [&](const char* text, const char* label, Verb verb, Icon icon) {
    entry.acts.push_back(
        {words.say(text), fill(words.say(label), {{"what", entry.title}}), {verb, id}, ActStyle::link, icon});
  };
  if (!fact.unreadable) act(mark("Correct"), mark("Correct: {what}"), Verb::correct, Icon::edit);
  act(mark("Withdraw"), mark("Withdraw: {what}"), Verb::withdraw, Icon::close);
  return entry;
}

}  // namespace rafiq::sidebar
