// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/compile.hpp"
#include "core/guidance/pack_holder.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/guidance/situations.hpp"

#include <atomic>
#include <thread>

using namespace rafiq;
using namespace rafiq::guidance;
using namespace rafiq::guidance::testing;

namespace {

constexpr int versions = 1000;
constexpr int cards_each = 12;

std::shared_ptr<const Pack> first_version() {
  std::string text = "cards:\n";
  for (int i = 0; i < cards_each; ++i)
    text +=
        "  - {id: card." + std::to_string(i) +
        ", chapter: contact, source: [know.unique], priority: 50, title: {ar: '#0', en: '#0'}, body: {ar: "
        "'#0', en: '#0'}, say: {ar: ['#0'], en: ['#0']}, asks: " +
        (i == 6 ? "true" : "false") + ", when: " +
        (i % 3 == 0   ? "{all: []}"
         : i % 3 == 1 ? "{fact: interaction.stage, is: welcome}"
                      : "{fact: profile.education, at_least: bachelor}") +
        "}\n";
  const std::vector<PackFile> files{{FileKind::manifest, "pack.yaml",
                                     "{id: x, version: 1.0.0, title: {ar: س, en: x}, languages: [ar, en]}"},
                                    {FileKind::cards, "cards.yaml", text}};
  return compile("", files).pack;
}

// Every text of version n is "#n", in both languages, and the cards stand in another order.
std::shared_ptr<const Pack> version(const Pack& first, int number) {
  auto pack = std::make_shared<Pack>(first);
  const std::string mark = "#" + std::to_string(number);
  pack->version = "1.0." + std::to_string(number);
  for (Card& card : pack->cards) {
    card.priority = 50 + static_cast<int>((static_cast<std::size_t>(number) + card.id.back()) % 20);
    for (Language language : all_languages)
      for (Text* text : {&card.title[language], &card.body[language], &card.say[language].front()})
        text->pieces.front().literal = mark;
  }
  build_index(*pack);
  return pack;
}

// Whether all texts of the guide are of the one version.
bool is_whole(const Guide& guide, const std::string& mark) {
  const auto of_it = [&](const std::string& text) { return text == mark; };
  for (const Recommendation& one : guide.recommendations)
    if (!of_it(one.title) || !of_it(one.body) || !of_it(one.say)) return false;
  for (const Withheld& one : guide.withheld)
    if (!of_it(one.title)) return false;
  return true;
}

}  // namespace

// Under ThreadSanitizer this is the proof that a pack may be shared, and replaced under those who read it.
TEST_CASE("packs replaced a thousand times while threads evaluate: no answer is of two versions") {
  const auto first = first_version();
  REQUIRE(first);
  PackHolder holder(first);
  auto one = situation();
  one.facts = {fact(Aspect::education, "bachelor"), fact(Aspect::attitude_to_questions, "resents")};
  std::atomic<int> mixed = 0;
  std::atomic<int> empty = 0;
  std::atomic<bool> done = false;
  std::atomic<int> answers = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < 4; ++i)
    readers.emplace_back([&, i] {
      const Language language = i % 2 == 0 ? Language::arabic : Language::english;
      while (!done || answers < 100) {
        const auto pack = holder.current();
        const std::string mark = "#" + pack->version.substr(pack->version.rfind('.') + 1);
        const Guide guide = i < 2 ? evaluate(*pack, one, language) : choose(*pack, one, language, 3);
        if (!is_whole(guide, mark)) ++mixed;
        if (guide.recommendations.size() != (i < 2 ? cards_each - 1 : 3)) ++empty;
        ++answers;
      }
    });
  for (int number = 1; number <= versions; ++number) holder.replace(version(*first, number));
  done = true;
  for (std::thread& reader : readers) reader.join();
  CHECK(mixed == 0);
  CHECK(empty == 0);
  CHECK(answers >= 100);
  CHECK(holder.current()->version == "1.0.1000");
}
