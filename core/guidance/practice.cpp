// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/practice.hpp"

#include "core/guidance/pack.hpp"

#include <algorithm>

namespace rafiq::guidance {
namespace {

constexpr int contacts_of_known_customer = 3;
constexpr std::chrono::days since_last_contact{30};

template <class Item>
const Item* with_id(const std::vector<Item>& items, std::string_view id) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const Item& one) { return one.id == id; });
  return found == items.end() ? nullptr : &*found;
}

const PracticeScene* scene_after(const PracticeCase& played, const PracticeChoice& choice) {
  return choice.go == practice_ends ? nullptr : &played.scenes[choice.go];
}

Error changed(const PracticeCase& played) {
  return {ErrorCode::conflict, "The practice case \"" + played.id + "\" has changed since this session began",
          "", "Start it anew"};
}

// Scenes have no stage. The first is a welcome, one from which every choice ends is a closing.
Stage stage_of(const PracticePlace& place) {
  if (place.steps == 0 || !place.scene) return Stage::welcome;
  const auto& choices = place.scene->choices;
  const auto ends = [](const PracticeChoice& one) { return one.go == practice_ends; };
  if (std::all_of(choices.begin(), choices.end(), ends)) return Stage::closing;
  return place.steps == 1 ? Stage::need : Stage::presentation;
}

std::vector<std::string> names_of(const Pack& pack, const PracticeFact& fact) {
  std::vector<std::string> names;
  const auto& words = pack.words(fact.key).values;
  for (unsigned i = 0; i < words.size(); ++i)
    if (fact.values.has(i)) names.push_back(words[i].id);
  return names;
}

void add_fact(Situation& situation, const PracticeFact& from, const std::string& value) {
  Fact fact;
  fact.id.value = static_cast<std::int64_t>(situation.facts.size()) + 1;
  fact.aspect = info(from.key).aspect;
  fact.value = value;
  fact.source = FactSource::told_by_customer;
  fact.noted_at = situation.now - since_last_contact;
  fact.consent = Consent{true, "", fact.noted_at};
  situation.facts.push_back(std::move(fact));
}

void add_known(Situation& situation, const PracticeFact& from, const std::string& value) {
  if (from.key == FactKey::interaction_reason)
    situation.interaction.reason = value;
  else if (from.key == FactKey::interaction_observed)
    situation.interaction.events.push_back({InteractionEventKind::observed, situation.now, value});
  else
    add_fact(situation, from, value);
}

bool is_new(const Situation& situation) {
  return std::any_of(situation.facts.begin(), situation.facts.end(), [](const Fact& fact) {
    return fact.aspect == Aspect::experience && fact.value == "new";
  });
}

}  // namespace

Result<PracticePlace> practice_place(const PracticeCase& played, const std::vector<PracticeStep>& steps) {
  PracticePlace place;
  place.scene = &played.scenes.front();
  for (const PracticeStep& step : steps) {
    if (!place.scene || place.scene->id != step.scene) return changed(played);
    place.last = with_id(place.scene->choices, step.choice);
    if (!place.last) return changed(played);
    place.scene = scene_after(played, *place.last);
    place.felt += step.effect;
    ++place.steps;
  }
  return place;
}

Result<PracticeStep> practise(const PracticePlace& place, std::string_view choice) {
  if (!place.scene)
    return Error{ErrorCode::conflict, "This practice session has ended", "", "Start the case anew"};
  const auto* chosen = with_id(place.scene->choices, choice);
  if (!chosen) {
    std::string known;
    for (const auto& one : place.scene->choices) known.append(known.empty() ? "" : ", ").append(one.id);
    return Error{ErrorCode::usage, "\"" + std::string(choice) + "\" cannot be chosen here", "",
                 "Choose one of: " + known};
  }
  PracticeStep step;
  step.scene = place.scene->id;
  step.choice = chosen->id;
  step.effect = chosen->effect;
  for (std::size_t i = 0; i < strengths.size(); ++i)
    if (chosen->shows[i] != 0) step.shows.push_back({std::string(strengths[i]), chosen->shows[i]});
  return step;
}

bool ends_with(const PracticePlace& place, const PracticeStep& step) {
  const auto* chosen = place.scene ? with_id(place.scene->choices, step.choice) : nullptr;
  return chosen && chosen->go == practice_ends;
}

Situation practice_situation(const Pack& pack, const PracticeCase& played, const PracticePlace& place,
                             Language language, TimePoint now) {
  Situation situation;
  situation.now = now;
  situation.time_zone = host_time_zone();
  situation.customer.name = played.customer_name[language];
  situation.interaction.channel = played.channel;
  situation.interaction.stage = stage_of(place);
  situation.interaction.started = now;
  for (const PracticeFact& fact : played.customer_facts)
    for (const std::string& value : names_of(pack, fact)) add_known(situation, fact, value);
  situation.journey.at = now;
  if (!is_new(situation)) {
    situation.journey.contacts = contacts_of_known_customer;
    situation.journey.last_contact = Touchpoint{};
    situation.journey.last_contact->at = now - since_last_contact;
  }
  return situation;
}

}  // namespace rafiq::guidance
