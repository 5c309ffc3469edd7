// SPDX-License-Identifier: Apache-2.0
#include "core/journey/experience.hpp"

#include "core/journey/brief_words.hpp"
#include "core/words/quoted.hpp"

#include <algorithm>

namespace rafiq::journey {
namespace {

bool during(const Interaction& interaction, TimePoint at) {
  return at >= interaction.started && (!interaction.ended || at <= *interaction.ended);
}

std::string felt(const Interaction& interaction, const Story& story) {
  Touchpoints steps;
  for (const Touchpoint* step : in_order(story.touchpoints, story.now))
    if (during(interaction, step->at)) steps.push_back(step);
  std::string text = felt_in_words(steps, story);
  const std::string seen = mood_in_words(interaction, story.language);
  if (text.empty() && seen.empty())
    return in_either(story.language, "لم يُسجَّل شعور", "no feeling was recorded");
  if (!text.empty() && !seen.empty()) text += in_either(story.language, "؛ ", "; ");
  return text + seen;
}

std::vector<std::string> notes(const Interaction& interaction, InteractionEventKind kind) {
  std::vector<std::string> all;
  for (const auto& event : interaction.events)
    if (event.kind == kind && !event.note.empty()) all.push_back(words::own_words(event.note));
  return all;
}

}  // namespace

Brief experience_of(const Interaction& interaction, const Story& story) {
  const Language language = story.language;
  Brief brief;
  brief.language = language;
  brief.title = in_either(language, "تجربة العميل", "The customer's experience");
  add_lines(brief, in_either(language, "الشعور", "Felt"), {felt(interaction, story)});
  std::vector<std::string> promised;
  std::vector<std::string> kept;
  for (const Commitment& promise : story.commitments) {
    if (during(interaction, promise.made) && promise.account.empty())
      promised.push_back(promise_in_words(promise, story));
    if (promise.state == CommitmentState::kept && promise.settled && during(interaction, *promise.settled))
      kept.push_back(words::own_words(promise.what));
  }
  add_lines(brief, in_either(language, "الوعود", "Promised"), promised);
  add_lines(brief, in_either(language, "وعد وُفي به", "Kept"), kept);
  add_lines(brief, in_either(language, "ما لاحظه العميل", "Noticed"),
            notes(interaction, InteractionEventKind::customer_noticed));
  add_lines(brief, in_either(language, "ما اقترحه العميل", "Suggested"),
            notes(interaction, InteractionEventKind::suggestion_made));
  return brief;
}

}  // namespace rafiq::journey
