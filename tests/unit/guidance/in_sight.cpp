// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/compile.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/guidance/situations.hpp"

#include <set>

using namespace rafiq;
using namespace rafiq::guidance;
using namespace rafiq::guidance::testing;
using Ids = std::vector<std::string>;

namespace {

// "id, source, priority, more keys": cards that always fit, with three ways to say it.
std::shared_ptr<const Pack> pack_of(const std::vector<std::string>& cards_of_it) {
  std::string text = "cards:\n";
  for (const std::string& one : cards_of_it)
    text +=
        "  - {chapter: contact, when: {all: []}, title: {ar: س, en: x}, body: {ar: س, en: long}, "
        "say: {ar: [أ], en: ['One ${customer.name}.', 'Two.', 'Shall we?']}, " +
        one + "}\n";
  const std::vector<PackFile> files{{FileKind::manifest, "pack.yaml",
                                     "{id: x, version: 1.0.0, title: {ar: س, en: x}, languages: [ar, en]}"},
                                    {FileKind::cards, "cards.yaml", text}};
  return compile("", files).pack;
}

const std::shared_ptr<const Pack>& four_cards() {
  static const auto pack =
      pack_of({"id: a, source: [know.unique], priority: 50, brief: {ar: ق, en: short}",
               "id: b, source: [know.types], priority: 48", "id: c, source: [know.culture], priority: 46",
               "id: d, source: [contact.need], priority: 39"});
  return pack;
}

Guide guide_of(const Situation& one) {
  return evaluate(*four_cards(), one, Language::english);
}

}  // namespace

TEST_CASE("three at most are in sight, two for a seasoned agent, and shorter") {
  auto one = situation();
  CHECK(guide_of(one).in_sight == 3);
  CHECK(guide_of(one).recommendations.size() == 4);
  CHECK(shown(guide_of(one), "a")->body == "long");
  one.agent.first_day = std::chrono::floor<std::chrono::days>(now) - std::chrono::days{364};
  CHECK(guide_of(one).in_sight == 3);
  CHECK(shown(guide_of(one), "a")->body == "long");
  one.agent.first_day = *one.agent.first_day - std::chrono::days{1};
  CHECK(guide_of(one).in_sight == 2);
  CHECK(shown(guide_of(one), "a")->body == "short");
  CHECK(shown(guide_of(one), "b")->body == "long");
}

TEST_CASE("what is not worth showing is not in sight, and nothing may be") {
  auto one = situation();
  for (const char* done : {"a", "b"}) one.reactions.push_back(reaction(one, done, ReactionKind::accepted));
  CHECK(guide_of(one).in_sight == 1);
  one.reactions.push_back(reaction(one, "c", ReactionKind::accepted));
  CHECK(guide_of(one).in_sight == 0);
  CHECK(guide_of(one).recommendations.size() == 4);
}

TEST_CASE("what this customer's agent saw last time steps back, less each time, but never what is urgent") {
  auto one = situation();
  one.shown = {{"a", 1, now - std::chrono::days{1}}};
  CHECK(cards(guide_of(one)) == Ids{"b", "c", "a", "d"});  // 50 - 8
  one.shown.front().interactions_ago = 2;
  CHECK(cards(guide_of(one)) == Ids{"b", "a", "c", "d"});  // 50 - 4; equals stand by their ids
  one.shown.front().interactions_ago = 3;
  CHECK(cards(guide_of(one)) == Ids{"a", "b", "c", "d"});
  const auto urgent =
      pack_of({"id: a, source: [know.unique], priority: 74", "id: b, source: [know.types], priority: 73"});
  one.shown = {{"a", 1, now}, {"b", 1, now}};
  const auto guide = evaluate(*urgent, one, Language::english);
  CHECK(shown(guide, "a")->score == 74);
  CHECK(shown(guide, "b")->score == 65);
}

TEST_CASE("a card rests for its cooldown, and says so when it is asked about") {
  const auto pack = pack_of({"id: a, source: [know.unique], priority: 50, cooldown: 2d"});
  auto one = situation();
  one.shown = {{"a", 3, now - std::chrono::hours{47}}};
  const auto guide = evaluate(*pack, one, Language::english, "a");
  CHECK_FALSE(shown(guide, "a"));
  CHECK(contains(withheld(guide, "a"), "was shown to this customer lately, and rests until"));
  CHECK(evaluate(*pack, one, Language::english).withheld.empty());
  one.shown.front().at -= std::chrono::hours{1};
  CHECK(shown(evaluate(*pack, one, Language::english), "a"));
}

TEST_CASE("a line said to this customer comes back only after the others") {
  auto one = situation();
  std::set<std::string> said;
  for (int times = 0; times < 3; ++times) {
    said.insert(shown(guide_of(one), "a")->say);
    // The card was not shown in every interaction.
    one.shown.push_back({"a", 2 * (3 - times), now});
    one.shown.push_back({"b", 1, now});
  }
  CHECK(said.size() == 3);
}

TEST_CASE("the seed drives the first way to say it, and only that") {
  auto one = situation();
  std::set<std::string> first;
  for (one.seed = 0; one.seed < 20; ++one.seed) {
    const Guide guide = guide_of(one);
    CHECK(all_of(guide) == all_of(guide_of(one)));
    CHECK(cards(guide) == Ids{"a", "b", "c", "d"});
    first.insert(shown(guide, "a")->say);
  }
  CHECK(first.size() == 3);
}

TEST_CASE("a line that the agent kept comes first, with any customer") {
  auto one = situation();
  for (const char* kept : {"One \u2068Somebody else\u2069.", "Two.", "Shall we?"}) {
    one.kept_lines = {{"a", "Two."}, {"a", kept}, {"b", "Two."}};
    const auto guide = guide_of(one);
    const std::string expected = contains(kept, "One") ? "One \u2068Salma Haddad\u2069." : kept;
    CHECK(shown(guide, "a")->say == expected);
    CHECK(shown(guide, "a")->say_more.size() == 2);
    CHECK(shown(guide, "b")->say == "Two.");
  }
  one.kept_lines = {{"a", "No longer in the pack."}};
  CHECK(shown(guide_of(one), "a")->say_more.size() == 2);
}

TEST_CASE("whoever resents questions is asked none by a line to say") {
  auto one = situation();
  one.facts = {fact(Aspect::attitude_to_questions, "resents")};
  for (one.seed = 0; one.seed < 10; ++one.seed) {
    const auto guide = guide_of(one);
    const auto* card = shown(guide, "a");
    REQUIRE(card);
    CHECK_FALSE(contains(card->say, "?"));
    REQUIRE(card->say_more.size() == 1);
    CHECK_FALSE(contains(card->say_more.front(), "?"));
  }
}
