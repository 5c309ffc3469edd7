// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/compile.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/guidance/situations.hpp"

using namespace rafiq;
using namespace rafiq::guidance;
using namespace rafiq::guidance::testing;

namespace {

Compiled one_card(const std::string& keys) {
  const std::vector<PackFile> files{
      {FileKind::manifest, "pack.yaml",
       "{id: x, version: 1.0.0, title: {ar: س, en: x}, languages: [ar, en]}"},
      {FileKind::cards, "cards.yaml",
       "cards: [{id: a, chapter: contact, source: [contact.need], priority: 50, when: {all: []}, " + keys +
           "}]"}};
  return compile("", files);
}

const std::string plain = "title: {ar: س, en: x}, body: {ar: س, en: x}";

std::shared_ptr<const Pack> with_claim(const Pack& pack, std::string_view verified, std::string_view until) {
  const auto day = [](std::string_view text) {
    return std::chrono::floor<std::chrono::days>(parse_iso8601(text).value());
  };
  auto copy = std::make_shared<Pack>(pack);
  copy->claims.push_back(
      {"price", {{"٩ دنانير", "9 dinars"}}, "price list", day(verified), day(until), false});
  return copy;
}

}  // namespace

TEST_CASE("an expert is told no basics, and the reason is said") {
  const auto pack = one_card("basics: true, " + plain).pack;
  REQUIRE(pack);
  auto one = situation();
  CHECK(shown(evaluate(*pack, one, Language::english), "a"));
  one.facts = {fact(Aspect::experience, "some")};
  CHECK(shown(evaluate(*pack, one, Language::english), "a"));
  one.facts = {fact(Aspect::experience, "expert", FactSource::noted_by_agent)};
  const auto guide = evaluate(*pack, one, Language::english);
  CHECK_FALSE(shown(guide, "a"));
  CHECK(withheld(guide, "a") ==
        "It would fit, but was withheld: it explains basics, and the customer is an expert (noted by Huda).");
  CHECK(contains(withheld(evaluate(*pack, one, Language::arabic), "a"), "تشرح الأساسيات"));
}

TEST_CASE("a card that rests on a claim waits until it is verified, and says so") {
  const auto bare = one_card("claims: [price], " + plain).pack;
  REQUIRE(bare);
  const auto one = situation();  // on 10 March
  const auto reason = [&](const Pack& pack) { return withheld(evaluate(pack, one, Language::english), "a"); };
  CHECK(contains(reason(*bare), "it rests on the claim price, which nobody has verified yet"));
  CHECK(contains(reason(*with_claim(*bare, "2026-03-11", "2026-12-31")), "does not count before 2026-03-11"));
  CHECK(contains(reason(*with_claim(*bare, "2026-01-01", "2026-03-09")), "which counted until 2026-03-09"));
  const auto guide = evaluate(*with_claim(*bare, "2026-03-10", "2026-03-10"), one, Language::english);
  REQUIRE(shown(guide, "a"));
  const auto& used = shown(guide, "a")->why.facts;
  REQUIRE(used.size() == 1);
  CHECK(used.front().name == "claim.price");
  CHECK(used.front().value == "9 dinars");
  CHECK(used.front().source == "price list");
}

TEST_CASE("a claim in a text is filled in while it is verified, and is needed by the card") {
  const auto bare = one_card("title: {ar: س, en: x}, body: {ar: س, en: 'It costs ${claim.price}.'}").pack;
  REQUIRE(bare);
  const auto one = situation();
  CHECK_FALSE(shown(evaluate(*bare, one, Language::english), "a"));
  const auto guide = evaluate(*with_claim(*bare, "2026-01-01", "2026-12-31"), one, Language::english);
  REQUIRE(shown(guide, "a"));
  CHECK(shown(guide, "a")->body == "It costs \u20689 dinars\u2069.");
}

TEST_CASE("the day of a claim is the day where the agent is") {
  const auto pack = with_claim(*one_card("claims: [price], " + plain).pack, "2026-01-01", "2026-03-10");
  auto one = situation();
  one.now = parse_iso8601("2026-03-10T23:30:00Z").value();  // already the 11th in Cairo
  CHECK_FALSE(shown(evaluate(*pack, one, Language::english), "a"));
  one.time_zone.clear();
  CHECK(shown(evaluate(*pack, one, Language::english), "a"));
}

TEST_CASE("an unclaimed entitlement can be named by a card") {
  const auto pack = one_card(
                        "title: {ar: س, en: '${journey.entitlement.title}'}, "
                        "body: {ar: س, en: '${journey.entitlement.how}'}")
                        .pack;
  REQUIRE(pack);
  auto one = situation();
  CHECK(withheld(evaluate(*pack, one, Language::english, "a"), "a") ==
        "Its text needs what is not known: the right not yet claimed.");
  one.entitlement = UnclaimedEntitlement{{{"رد مكتوب", "a written answer"}}, {{"بطلب", "by asking"}}};
  const auto guide = evaluate(*pack, one, Language::english);
  REQUIRE(shown(guide, "a"));
  CHECK(shown(guide, "a")->title == "\u2068a written answer\u2069");
  CHECK(shown(guide, "a")->body == "\u2068by asking\u2069");
}

TEST_CASE("a cooldown is days or hours, and a brief body is short") {
  const auto cooldown = [](const std::string& text) {
    const auto compiled = one_card("cooldown: " + text + ", " + plain);
    return compiled.pack ? compiled.pack->cards.front().cooldown.count() : -1;
  };
  CHECK(cooldown("14d") == 336);
  CHECK(cooldown("36h") == 36);
  for (const char* wrong : {"14", "d", "0d", "-1d", "400d", "9000h", "1w", "14dd", "14 d", "99999999999d"})
    CHECK(cooldown(wrong) == -1);
  const auto brief = [](std::size_t letters) {
    return one_card("brief: {ar: س, en: " + std::string(letters, 'x') + "}, " + plain).problems.size();
  };
  CHECK(brief(100) == 0);
  CHECK(brief(101) == 1);
}
