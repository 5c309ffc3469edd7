// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/compile.hpp"
#include "core/guidance/weights.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/guidance/random_situations.hpp"

#include <set>

using namespace rafiq;
using namespace rafiq::guidance;
using namespace rafiq::guidance::testing;

namespace {

// Conditions of every operator, as deep as three, on facts that random situations have.
class RandomRules {
 public:
  explicit RandomRules(std::mt19937& random) : random_(random) {}

  std::string rule(int depth = 0) {
    const std::size_t kind = below(depth >= 3 ? 6 : 10);
    if (kind < 6) return leaf();
    if (kind == 6) return "{not: " + rule(depth + 1) + "}";
    std::string text = kind == 7 ? "{any: [" : "{all: [";
    const std::size_t count = below(4) + (kind == 7 ? 1 : 0);
    for (std::size_t i = 0; i < count; ++i) text += (i > 0 ? ", " : "") + rule(depth + 1);
    return text + "]}";
  }

  std::string card(int number) {
    static constexpr std::array themes{"know.unique", "know.types", "know.culture", "contact.need"};
    std::string text = "  - {id: card." + std::to_string(number) + ", chapter: contact, source: [" +
                       themes[below(below(4) + 1)] + "], priority: " + std::to_string(below(5) * 20) +
                       ", title: {ar: س, en: x}, when: " + rule();
    text += below(6) == 0 ? ", body: {ar: '${profile.interest}', en: '${profile.interest}'}"
                          : ", body: {ar: س, en: x}";
    for (const char* key : {"asks: true", "basics: true", "claims: [price]", "cooldown: 2d"})
      if (below(8) == 0) text += std::string(", ") + key;
    return text + "}\n";
  }

 private:
  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }

  std::string leaf() {
    static constexpr std::array leaves{"interaction.stage, is: welcome",
                                       "interaction.stage, in: [need, closing]",
                                       "interaction.channel, in: [phone, mail]",
                                       "interaction.upset, is: true",
                                       "interaction.upset, is: false",
                                       "interaction.reason, is: complaint",
                                       "interaction.observed, has: [angry, silent]",
                                       "profile.education, at_least: bachelor",
                                       "profile.education, is: basic",
                                       "profile.experience, at_most: some",
                                       "profile.experience, known: false",
                                       "profile.interest, has: [books, sport]",
                                       "profile.interest, known: true",
                                       "profile.cultural_background, has: gulf",
                                       "profile.attitude_to_questions, is: resents",
                                       "journey.contacts, at_least: 2",
                                       "journey.contacts, is: 0",
                                       "journey.open_complaint, is: true",
                                       "journey.last_feeling, at_most: -1",
                                       "agent.load, at_least: 5",
                                       "agent.tenure, is: seasoned",
                                       "agent.tenure, known: false",
                                       "agent.hard_run, is: true"};
    return std::string("{fact: ") + leaves[below(leaves.size())] + "}";
  }

  std::mt19937& random_;
};

std::shared_ptr<const Pack> random_pack(std::mt19937& random) {
  std::string text = "cards:\n";
  RandomRules rules(random);
  const int count = std::uniform_int_distribution<int>(1, 60)(random);
  for (int i = 0; i < count; ++i) text += rules.card(i);
  const std::vector<PackFile> files{{FileKind::manifest, "pack.yaml",
                                     "{id: x, version: 1.0.0, title: {ar: س, en: x}, languages: [ar, en]}"},
                                    {FileKind::vocabulary, "v.yaml",
                                     "vocabulary: {profile.interest: {books: {label: {ar: كتب, en: books}}, "
                                     "sport: {label: {ar: رياضة, en: sport}}, "
                                     "food: {label: {ar: طعام, en: food}}}, profile.cultural_background: "
                                     "{gulf: {label: {ar: الخليج, en: Gulf}}, "
                                     "levant: {label: {ar: الشام, en: Levant}}}}"},
                                    {FileKind::cards, "cards.yaml", text}};
  const auto compiled = compile("", files);
  for (const Problem& problem : compiled.problems) UNSCOPED_INFO(problem.what);
  REQUIRE(compiled.pack);
  return compiled.pack;
}

// The first of everything, with nothing of what only evaluate() says.
Guide first_of(Guide guide, std::size_t most) {
  if (guide.recommendations.size() > most) guide.recommendations.resize(most);
  guide.in_sight = std::min(guide.in_sight, most);
  guide.withheld.clear();
  return guide;
}

void compare(const Pack& pack, const Situation& one, std::size_t most) {
  const Guide all = evaluate(pack, one, Language::english);
  const Guide chosen = choose(pack, one, Language::english, most);
  REQUIRE(all_of(chosen) == all_of(first_of(all, most)));
  REQUIRE(chosen.in_sight == std::min(all.in_sight, most));
}

}  // namespace

TEST_CASE(
    "the first cards chosen through the index are the first of all, whatever the pack and the situation") {
  std::mt19937 random(41);
  std::size_t some = 0;
  for (int i = 0; i < 120; ++i) {
    const auto pack = random_pack(random);
    CHECK(pack->index.cards == pack->cards.size());
    for (int k = 0; k < 40; ++k) {
      const Situation one = eventful_situation(*pack, random);
      compare(*pack, one, static_cast<std::size_t>(k % 6));
      some += choose(*pack, one, Language::english, 3).recommendations.size();
    }
  }
  CHECK(some > 5000);  // there was something to choose from
}

TEST_CASE("the first cards of the default pack are the same through the index") {
  const auto pack = pack_at("core/guidance/packs/default");
  std::mt19937 random(42);
  for (int i = 0; i < 300; ++i) compare(*pack, eventful_situation(*pack, random), 3);
}

TEST_CASE("a pack whose index is out of date is gone through card by card") {
  Pack pack(*small_pack());
  pack.index = {};
  compare(pack, situation(), 3);
  CHECK_FALSE(choose(pack, situation(), Language::english, 3).recommendations.empty());
}
