// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/compile.hpp"
#include "core/guidance/load.hpp"
#include "core/guidance/validate.hpp"
#include "tests/support/catch.hpp"

#include <fstream>
#include <map>

using namespace rafiq;
using namespace rafiq::guidance;

namespace {

const std::filesystem::path packs = std::filesystem::path(RAFIQ_SOURCE_DIR) / "tests/data/packs";

struct Expected {
  std::string what;
  std::string remedy;
  bool found = false;
};
using Place = std::pair<std::string, int>;

std::string trimmed(std::string text) {
  text.erase(text.find_last_not_of(" \t") + 1);
  text.erase(0, text.find_first_not_of(" \t"));
  return text;
}

// The files of a broken pack say what is wrong with each line: "# PROBLEM: what | remedy".
std::multimap<Place, Expected> expected_in(const std::filesystem::path& folder) {
  constexpr std::string_view mark = "# PROBLEM: ";
  std::multimap<Place, Expected> all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path());
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
      for (std::size_t at = line.find(mark); at != std::string::npos;) {
        const std::size_t next = line.find(mark, at + 1);
        const std::string text =
            line.substr(at + mark.size(), next == std::string::npos ? next : next - at - mark.size());
        const std::size_t bar = text.find(" | ");
        all.emplace(Place{entry.path().string(), number},
                    Expected{trimmed(text.substr(0, bar)),
                             bar == std::string::npos ? "" : trimmed(text.substr(bar + 3))});
        at = next;
      }
    }
  }
  return all;
}

Compiled compile_card(const std::string& card) {
  const std::vector<PackFile> files{
      {FileKind::manifest, "pack.yaml",
       "{id: x, version: 1.0.0, title: {ar: س, en: x}, languages: [ar, en]}"},
      {FileKind::cards, "cards.yaml",
       "cards:\n  - {id: a, chapter: contact, source: [contact.need], priority: 1, " + card + "}"}};
  return compile("folder", files);
}

std::string repeated(std::string_view text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

}  // namespace

TEST_CASE("every problem of a pack is found, at its line, with a way out, and nothing else is") {
  auto expected = expected_in(packs / "broken");
  REQUIRE(expected.size() > 50);
  for (const Problem& problem : validate_pack(packs / "broken")) {
    INFO(problem.file.string() << ":" << problem.line << ": " << problem.what << " | " << problem.remedy);
    CHECK_FALSE(problem.remedy.empty());
    const auto [from, to] = expected.equal_range({problem.file.string(), problem.line});
    const auto match = std::find_if(from, to, [&](const auto& one) {
      return !one.second.found && problem.what.find(one.second.what) != std::string::npos &&
             problem.remedy.find(one.second.remedy) != std::string::npos;
    });
    CHECK(match != to);
    if (match != to) match->second.found = true;
  }
  for (const auto& [place, one] : expected) {
    INFO(place.first << ":" << place.second << ": " << one.what << " | " << one.remedy);
    CHECK(one.found);
  }
}

TEST_CASE("the error of a load names the first problem and says how many there are") {
  const auto failed = load_pack(packs / "broken");
  REQUIRE_FALSE(failed.has_value());
  CHECK(failed.error().code == ErrorCode::bad_data);
  CHECK(failed.error().where.find("cards.yaml:10") != std::string::npos);
  CHECK(failed.error().remedy.find("rafiqctl pack validate") != std::string::npos);
}

TEST_CASE("a folder that is no pack") {
  const auto missing = load_pack(packs / "nowhere");
  REQUIRE_FALSE(missing.has_value());
  CHECK(missing.error().code == ErrorCode::not_found);
  const auto no_manifest = load_pack(packs / "no_manifest");
  REQUIRE_FALSE(no_manifest.has_value());
  CHECK(no_manifest.error().code == ErrorCode::not_found);
  CHECK(no_manifest.error().what.find("pack.yaml") != std::string::npos);
  CHECK(validate_pack(packs / "empty").front().what == "the pack has no card");
}

TEST_CASE("a file that is not YAML, or not UTF-8, is named with the line") {
  const auto not_yaml = validate_pack(packs / "not_yaml");
  REQUIRE(not_yaml.size() == 1);
  CHECK(not_yaml.front().what.find("this is not YAML") == 0);
  CHECK(not_yaml.front().line >= 3);
  const auto not_utf8 = validate_pack(packs / "not_utf8");
  REQUIRE(not_utf8.size() == 1);
  CHECK(not_utf8.front().line == 2);
}

TEST_CASE("a good pack loads with what it says") {
  const auto loaded = load_pack(packs / "small");
  REQUIRE(loaded.has_value());
  const Pack& pack = *loaded.value();
  CHECK(pack.id == "small");
  CHECK(pack.title[Language::arabic] == "حزمة صغيرة");
  REQUIRE(pack.cards.size() == 10);
  CHECK(std::is_sorted(pack.cards.begin(), pack.cards.end(),
                       [](const Card& a, const Card& b) { return a.id < b.id; }));
  const auto ask =
      std::find_if(pack.cards.begin(), pack.cards.end(), [](const Card& c) { return c.id == "need.ask"; });
  CHECK(ask->asks);
  CHECK(ask->priority == 60);
  CHECK(ask->serves == std::vector<std::string>{"chapter.contact", "contact.need"});
  CHECK(ask->facts == bit(FactKey::interaction_stage));
}

TEST_CASE("texts are measured in characters that a reader sees") {
  // Letters with tashkeel, an emoji with a skin tone and a flag: each counts for one.
  for (const char* one : {"x", "رً", "مُّ", "👍🏽", "🇪🇬"}) {
    CAPTURE(one);
    const std::string body = ", body: {ar: س, en: x}";
    CHECK(compile_card("when: {all: []}, title: {ar: س, en: \"" + repeated(one, 80) + "\"}" + body)
              .problems.empty());
    const auto long_one =
        compile_card("when: {all: []}, title: {ar: س, en: \"" + repeated(one, 81) + "\"}" + body);
    REQUIRE(long_one.problems.size() == 1);
    CHECK(long_one.problems.front().what == "title has 81 characters");
  }
}

TEST_CASE("a condition that nobody could read is refused, however it is written") {
  const std::string texts = ", title: {ar: س, en: x}, body: {ar: س, en: x}";
  const std::string deep = repeated("{not: ", 40) + "{fact: interaction.upset, is: true}" + repeated("}", 40);
  CHECK(compile_card("when: " + deep + texts).problems.front().what.find("nested too deep") !=
        std::string::npos);
  // Aliases can make much out of little.
  const std::string doubled =
      "when: {all: [&a {all: [{fact: interaction.upset, is: true}, {fact: interaction.upset, is: true}]}, "
      "&b {all: [*a, *a, *a, *a]}, &c {all: [*b, *b, *b, *b]}, &d {all: [*c, *c, *c, *c]}, {all: [*d, *d, "
      "*d]}]}";
  CHECK(compile_card(doubled + texts).problems.front().what.find("too long") != std::string::npos);
}

TEST_CASE("an operator of one kind fits the facts of its kind") {
  const std::string texts = ", title: {ar: س, en: x}, body: {ar: س, en: x}";
  for (const char* condition :
       {"{fact: journey.last_feeling, in: [-2, -1]}", "{fact: profile.education, at_most: vocational}",
        "{fact: profile.education, in: [master, doctorate]}", "{fact: profile.form_of_address, known: true}",
        "{fact: interaction.reason, known: false}", "{fact: time.part_of_day, is: morning}",
        "{fact: agent.load, at_least: 6}", "{not: {any: [{fact: agent.first_of_shift, is: false}]}}"}) {
    CAPTURE(condition);
    const auto compiled = compile_card(std::string("when: ") + condition + texts);
    CHECK(compiled.problems.empty());
  }
}
