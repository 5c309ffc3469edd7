// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/compile.hpp"
#include "core/guidance/evaluation.hpp"
#include "core/guidance/judge.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/guidance/counting_new.hpp"
#include "tests/unit/guidance/situations.hpp"

#include <chrono>

// A sanitizer has its own operator new, and its own idea of time.
#ifndef RAFIQ_SANITIZED

using namespace rafiq;
using namespace rafiq::guidance;
using namespace rafiq::guidance::testing;

namespace {

// 1,000 cards of four conditions each, of which few fit any one customer.
std::shared_ptr<const Pack> large_pack() {
  std::string text = "cards:\n";
  for (int i = 0; i < 1000; ++i) {
    const char* stage = i % 5 == 0   ? "welcome"
                        : i % 5 == 1 ? "need"
                        : i % 5 == 2 ? "presentation"
                                     : "closing";
    text += "  - {id: card." + std::to_string(i) +
            ", chapter: contact, source: [know.unique], priority: " + std::to_string(i % 100) +
            ", title: {ar: عنوان, en: title}, body: {ar: نص, en: body}, when: {all: [" +
            "{fact: interaction.stage, is: " + stage +
            "}, {any: [{fact: profile.education, at_least: bachelor}, " +
            "{not: {fact: interaction.channel, in: [mail, web]}}]}, {fact: journey.contacts, is: " +
            std::to_string(i % 20) + "}, {fact: interaction.upset, is: false}]}}\n";
  }
  const std::vector<PackFile> files{{FileKind::manifest, "pack.yaml",
                                     "{id: x, version: 1.0.0, title: {ar: س, en: x}, languages: [ar, en]}"},
                                    {FileKind::cards, "cards.yaml", text}};
  return compile("", files).pack;
}

}  // namespace

TEST_CASE("a thousand cards are judged and scored without an allocation") {
  const auto pack = large_pack();
  REQUIRE(pack);
  const auto one = situation();
  const Evaluation evaluation(*pack, one, Language::arabic);
  const std::size_t before = allocations_so_far();
  REQUIRE(before > 0);
  int fitting = 0;
  for (const Card& card : pack->cards)
    if (judge(evaluation, card) == Verdict::shown && score(evaluation, card) > 0) ++fitting;
  CHECK(allocations_so_far() == before);
  CHECK(fitting == 50);
}

TEST_CASE("a guide out of a thousand cards is there in far less than a blink") {
  const auto pack = large_pack();
  auto one = situation(Stage::closing);
  one.journey.contacts = 3;
  one.facts = {fact(Aspect::education, "PhD"), fact(Aspect::experience, "12 years"),
               fact(Aspect::interest, "books")};
  using clock = std::chrono::steady_clock;
  auto best = clock::duration::max();
  for (int i = 0; i < 50; ++i) {
    const auto start = clock::now();
    const Guide guide = evaluate(*pack, one, Language::arabic);
    best = std::min(best, clock::now() - start);
    REQUIRE(guide.recommendations.size() == 50);
  }
  const auto microseconds = std::chrono::duration_cast<std::chrono::microseconds>(best).count();
#ifdef NDEBUG
  CHECK(microseconds < 1000);
#else
  CHECK(microseconds < 20000);
#endif
}

#endif
