// SPDX-License-Identifier: Apache-2.0
#include "core/app/journey.hpp"
#include "core/app/known_customer.hpp"
#include "core/guidance/fact_words.hpp"
#include "core/guidance/traits.hpp"
#include "core/journey/brief_words.hpp"
#include "core/journey/escalation.hpp"
#include "core/journey/eyes.hpp"
#include "core/journey/handover.hpp"
#include "core/words/quoted.hpp"

namespace rafiq::app {
namespace {

constexpr std::size_t traits_told = 5;

// How to speak with the customer; the rest is what they need not be asked again.
bool is_manner(Aspect aspect) {
  return aspect == Aspect::attitude_to_questions || aspect == Aspect::preferred_channel ||
         aspect == Aspect::language || aspect == Aspect::accessibility;
}

std::string label_of(Aspect aspect, Language language) {
  const auto key = guidance::profile_fact_of(aspect);
  return key ? std::string(guidance::fact_words(*key, language).label) : std::string(name(aspect));
}

// "interests: history, football": what is of one aspect stands together.
void add_trait(std::vector<std::string>& list, const Trait& trait, Language language) {
  const std::string label = label_of(trait.aspect, language) + ": ";
  const std::string text = trait.value.empty() ? words::own_words(trait.text) : trait.text;
  if (!list.empty() && list.back().starts_with(label))
    list.back() += (language == Language::arabic ? "، " : ", ") + text;
  else if (list.size() < traits_told)
    list.push_back(label + text);
}

// What may be used of the profile, in words. Cultural background does not travel: the form of address says
// what whoever comes next needs of it.
void fill_in_traits(const KnownCustomer& known, journey::Story& story) {
  for (const Trait& trait : guidance::traits_of(known.evaluation())) {
    if (trait.aspect == Aspect::cultural_background) continue;
    if (trait.aspect == Aspect::form_of_address)
      story.address = trait.text;
    else
      add_trait(is_manner(trait.aspect) ? story.manner : story.known, trait, story.language);
  }
}

std::string reason_in_words(const KnownCustomer& known, Language language) {
  const std::string& reason = known.situation().interaction.reason;
  if (reason.empty()) return {};
  for (const auto& value : known.pack().words(guidance::FactKey::interaction_reason).values)
    if (value.id == reason) return value.label[language];
  return words::own_words(reason);
}

journey::Story story_of(const KnownCustomer& known, Language language) {
  journey::Story story;
  const auto& situation = known.situation();
  story.id = situation.customer.id;
  story.name = situation.customer.name;
  story.now = situation.now;
  story.time_zone = situation.time_zone;
  story.calendar = situation.calendar;
  story.language = language;
  story.touchpoints = known.touchpoints();
  story.commitments = known.commitments();
  story.reason = reason_in_words(known, language);
  story.mood = journey::mood_in_words(situation.interaction, language);
  fill_in_traits(known, story);
  for (const auto& right : known.rights()) {
    if (right.claimed) continue;
    const auto& entitlement = *right.entitled.entitlement;
    story.owed.push_back(
        {entitlement.title[language], entitlement.how[language], entitlement.supervisor_grants});
  }
  return story;
}

}  // namespace

Result<Brief> Journey::handover(CustomerId customer, Language language) {
  RAFIQ_TRY(auto known, KnownCustomer::read(context_, customer, language));
  return journey::handover_brief(story_of(*known, language));
}

Result<Brief> Journey::escalation(CustomerId customer, Language language, const EscalationAsk& ask) {
  RAFIQ_TRY(auto known, KnownCustomer::read(context_, customer, language));
  return journey::escalation_brief(story_of(*known, language), {ask.what, ask.whom, ask.by});
}

Result<Brief> Journey::through_their_eyes(CustomerId customer, Language language) {
  RAFIQ_TRY(auto known, KnownCustomer::read(context_, customer, language));
  return journey::through_their_eyes(story_of(*known, language));
}

}  // namespace rafiq::app
