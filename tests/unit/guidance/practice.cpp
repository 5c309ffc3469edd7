// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/practice.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/guidance/situations.hpp"

#include <functional>
#include <set>

using namespace rafiq;
using namespace rafiq::guidance;
using namespace rafiq::guidance::testing;

namespace {

constexpr std::size_t longest_path = 12;

const Pack& default_pack() {
  static const auto pack = pack_at("core/guidance/packs/default");
  return *pack;
}

const PracticeCase& a_case(std::string_view id) {
  const auto* found = find_by_id(default_pack().practice, id);
  REQUIRE(found);
  return *found;
}

using Steps = std::vector<PracticeStep>;
// Every way from the first scene to an end.
void walk(const PracticeCase& played, Steps& steps,
          const std::function<void(const PracticePlace&, const Steps&)>& visit) {
  REQUIRE(steps.size() < longest_path);
  const auto place = practice_place(played, steps);
  REQUIRE(place.has_value());
  visit(place.value(), steps);
  if (!place.value().scene) return;
  for (const PracticeChoice& choice : place.value().scene->choices) {
    auto step = practise(place.value(), choice.id);
    REQUIRE(step.has_value());
    steps.push_back(step.value());
    walk(played, steps, visit);
    steps.pop_back();
  }
}

}  // namespace

TEST_CASE("every practice case ends, however it is played, and can end well and badly") {
  REQUIRE(default_pack().practice.size() >= 10);
  for (const PracticeCase& played : default_pack().practice) {
    CAPTURE(played.id);
    std::set<std::string> scenes;
    std::set<int> ends;
    Steps steps;
    walk(played, steps, [&](const PracticePlace& place, const Steps& taken) {
      int sum = 0;
      for (const PracticeStep& step : taken) sum += step.effect;
      CHECK(place.felt == sum);
      if (place.scene)
        scenes.insert(place.scene->id);
      else
        ends.insert(place.felt);
    });
    CHECK(scenes.size() == played.scenes.size());
    CHECK(*ends.rbegin() > 0);
    CHECK(*ends.begin() < 0);
  }
}

TEST_CASE("every choice teaches something of its own, in both languages") {
  for (Language language : all_languages)
    for (const PracticeCase& played : default_pack().practice) {
      std::set<std::string> texts;
      for (const PracticeScene& scene : played.scenes)
        for (const PracticeChoice& choice : scene.choices) {
          CAPTURE(played.id, scene.id, choice.id);
          CHECK(texts.insert(choice.say[language]).second);
          CHECK(texts.insert(choice.why[language]).second);
          const bool shows_some = std::any_of(choice.shows.begin(), choice.shows.end(),
                                              [](std::int8_t shown) { return shown != 0; });
          CHECK(shows_some);
        }
    }
}

TEST_CASE("in every scene there is a better and a worse choice, and the better is not always the first") {
  int first_is_best = 0;
  int scenes = 0;
  for (const PracticeCase& played : default_pack().practice)
    for (const PracticeScene& scene : played.scenes) {
      CAPTURE(played.id, scene.id);
      const auto [worst, best] = std::minmax_element(
          scene.choices.begin(), scene.choices.end(),
          [](const PracticeChoice& a, const PracticeChoice& b) { return a.effect < b.effect; });
      CHECK(worst->effect < best->effect);
      ++scenes;
      if (best == scene.choices.begin()) ++first_is_best;
    }
  CHECK(first_is_best < scenes * 2 / 3);
}

TEST_CASE("the invented customers are met on every channel, and each is different") {
  std::set<Channel> channels;
  std::set<std::vector<std::uint64_t>> kinds;
  for (const PracticeCase& played : default_pack().practice) {
    channels.insert(played.channel);
    std::vector<std::uint64_t> facts{static_cast<std::uint64_t>(played.channel)};
    for (const PracticeFact& fact : played.customer_facts) {
      facts.push_back(static_cast<std::uint64_t>(fact.key));
      facts.push_back(fact.values.low);
    }
    kinds.insert(facts);
  }
  CHECK(channels.size() == all_channels.size());
  CHECK(kinds.size() == default_pack().practice.size());
}

TEST_CASE("an invented customer is given the guidance that a real one would be") {
  const PracticeCase& angry = a_case("practice.charged_twice");
  const auto place = practice_place(angry, {});
  const auto met = practice_situation(default_pack(), angry, place.value(), Language::english, now);
  const auto guide = evaluate(default_pack(), met, Language::english);
  CHECK(shown(guide, "kind.angry.welcome"));
  CHECK_FALSE(shown(guide, "kind.hesitant.need"));

  const PracticeCase& plain = a_case("practice.which_button");
  auto agreed =
      practice_situation(default_pack(), plain, practice_place(plain, {}).value(), Language::english, now);
  CHECK(shown(evaluate(default_pack(), agreed, Language::english), "access.plain_words"));
}

TEST_CASE("an invented customer who resents questions is asked none") {
  const PracticeCase& quiet = a_case("practice.please_cancel");
  Steps steps;
  walk(quiet, steps, [&](const PracticePlace& place, const Steps&) {
    if (!place.scene) return;
    const auto met = practice_situation(default_pack(), quiet, place, Language::arabic, now);
    const auto guide = evaluate(default_pack(), met, Language::arabic);
    for (const Recommendation& one : guide.recommendations)
      CHECK_FALSE(find_by_id(default_pack().cards, one.card)->asks);
  });
}

TEST_CASE("a scene is like a stage: the first a welcome, the last a closing") {
  const PracticeCase& played = a_case("practice.charged_twice");
  std::set<Stage> stages;
  Steps steps;
  walk(played, steps, [&](const PracticePlace& place, const Steps& taken) {
    if (!place.scene) return;
    const auto stage =
        practice_situation(default_pack(), played, place, Language::arabic, now).interaction.stage;
    stages.insert(stage);
    CHECK((stage == Stage::welcome) == taken.empty());
    if (place.scene->id == "close") CHECK(stage == Stage::closing);
  });
  CHECK(stages == std::set{Stage::welcome, Stage::need, Stage::presentation, Stage::closing});
}

TEST_CASE("a choice that is not there is refused, naming those that are") {
  const PracticeCase& played = a_case("practice.charged_twice");
  const auto refused = practise(practice_place(played, {}).value(), "zebra");
  REQUIRE(refused.has_error());
  CHECK(refused.error().code == ErrorCode::usage);
  CHECK(contains(refused.error().remedy, "a, b, c"));
}

TEST_CASE("nothing can be chosen after the end") {
  const PracticePlace ended;
  CHECK(practise(ended, "a").error().code == ErrorCode::conflict);
}

TEST_CASE("steps of another day that no longer fit their case are a conflict") {
  PracticeCase played = a_case("practice.charged_twice");
  const auto step = practise(practice_place(played, {}).value(), "a").value();
  played.scenes.front().choices.front().id = "renamed";
  const auto place = practice_place(played, {step});
  REQUIRE(place.has_error());
  CHECK(place.error().code == ErrorCode::conflict);
}

TEST_CASE("a step keeps what the choice showed, and knows whether it was the last") {
  const PracticeCase& played = a_case("practice.please_cancel");
  int last = 0;
  Steps steps;
  walk(played, steps, [&](const PracticePlace& place, const Steps&) {
    if (!place.scene) return;
    for (const PracticeChoice& choice : place.scene->choices) {
      const auto step = practise(place, choice.id).value();
      CHECK(step.effect == choice.effect);
      for (const StrengthShown& one : step.shows) CHECK((one.shown == 1 || one.shown == -1));
      CHECK(ends_with(place, step) == (choice.go == practice_ends));
      last += ends_with(place, step) ? 1 : 0;
    }
  });
  CHECK(last > 0);
}
