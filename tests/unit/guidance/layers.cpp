// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/compile.hpp"
#include "core/guidance/evaluate.hpp"
#include "core/guidance/load.hpp"
#include "core/guidance/validate.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

using namespace rafiq;
using namespace rafiq::guidance;

namespace {

PackSource source(const std::string& manifest, std::vector<PackFile> files) {
  files.push_back({FileKind::manifest, "pack.yaml",
                   "{version: 1.0.0, title: {ar: س, en: x}, languages: [ar, en], " + manifest + "}"});
  return {"folder", std::move(files)};
}

PackFile cards(const std::string& list) {
  return {FileKind::cards, "cards.yaml", "cards:\n" + list};
}
std::string card(const std::string& id, const std::string& title, const std::string& when = "{all: []}") {
  return "  - {id: " + id + ", chapter: contact, source: [contact.need], priority: 1, when: " + when +
         ", title: {ar: " + title + ", en: " + title + "}, body: {ar: " + title + "، نص, en: " + title +
         " text}}\n";
}
PackFile vocabulary(const std::string& values) {
  return {FileKind::vocabulary, "words.yaml", "vocabulary:\n  profile.interest:\n" + values};
}

const PackSource lowest =
    source("id: ours, layer: default",
           {cards(card("one", "lower") + card("two", "second")),
            vocabulary("    chess: {label: {ar: شطرنج, en: chess}, terms: {ar: [بيادق], en: [board]}}\n")});

std::vector<std::string> titles(const Pack& pack) {
  std::vector<std::string> all;
  for (const Card& one : pack.cards)
    all.push_back(one.id + "=" + one.title[Language::english].pieces.front().literal + "@" +
                  pack.layer_of(one).id);
  return all;
}

using Titles = std::vector<std::string>;

}  // namespace

TEST_CASE("a higher layer replaces an item of the same id whole, whatever the order of the folders") {
  const auto team = source("id: team, layer: team", {cards(card("one", "team"))});
  const auto house = source("id: house", {cards(card("one", "house") + card("three", "added"))});
  const std::vector<PackSource> mixed{team, lowest, house};
  const Compiled compiled = compile(mixed);
  REQUIRE(compiled.problems.empty());
  CHECK(titles(*compiled.pack) == Titles{"one=team@team", "three=added@house", "two=second@ours"});
  CHECK(compiled.pack->id == "ours");
  REQUIRE(compiled.pack->layers.size() == 3);
  CHECK(compiled.pack->layers[1].layer == Layer::organisation);
}

TEST_CASE("within a layer the later id replaces") {
  const std::vector<PackSource> two{source("id: b", {cards(card("one", "b"))}),
                                    source("id: a", {cards(card("one", "a"))}), lowest};
  CHECK(titles(*compile(two).pack) == Titles{"one=b@b", "two=second@ours"});
}

TEST_CASE("hide takes an item of a lower layer out; hiding what is not there names the nearest") {
  const std::vector<PackSource> hiding{lowest, source("id: house, hide: [two]", {})};
  CHECK(titles(*compile(hiding).pack) == Titles{"one=lower@ours"});
  const std::vector<PackSource> wrong{lowest, source("id: house, hide: [twoo]", {})};
  const Compiled compiled = compile(wrong);
  REQUIRE(compiled.problems.size() == 1);
  CHECK(compiled.problems.front().what == "no lower layer has \"twoo\" to hide");
  CHECK(compiled.problems.front().remedy == "Did you mean \"two\"?");
}

TEST_CASE("a layer hides what lies below it, not what it brings itself") {
  const std::vector<PackSource> both{lowest, source("id: house, hide: [one]", {cards(card("one", "own"))})};
  CHECK(titles(*compile(both).pack) == Titles{"one=own@house", "two=second@ours"});
}

TEST_CASE("the cards of a higher layer use the vocabulary of the lower ones, and add to it") {
  const auto house = source(
      "id: house",
      {cards(card("four", "chess", "{fact: profile.interest, has: chess}") +
             card("five", "sailing", "{fact: profile.interest, has: sailing}")),
       vocabulary("    chess: {terms: {ar: [رقعة], en: [grandmaster]}}\n"
                  "    sailing: {label: {ar: إبحار, en: sailing}, terms: {ar: [شراع], en: [board]}}\n")});
  const std::vector<PackSource> both{lowest, house};
  const Compiled compiled = compile(both);
  REQUIRE(compiled.problems.empty());
  const FactVocabulary& words = compiled.pack->words(FactKey::profile_interest);
  REQUIRE(words.values.size() == 2);
  CHECK(words.values[0].label[Language::english] == "chess");
  CHECK(words.terms.at("grandmaster") == 0);
  CHECK(words.terms.at("board") == 1);  // the higher layer gives the word to another value
}

TEST_CASE("two packs of one layer with the same id are told apart by nobody") {
  const std::vector<PackSource> twice{lowest, source("id: house", {}), source("id: house", {})};
  const Compiled compiled = compile(twice);
  REQUIRE(compiled.problems.size() == 1);
  CHECK(compiled.problems.front().what == "the layer organisation has two packs \"house\"");
}

TEST_CASE("a recommendation names the pack it comes from") {
  const std::vector<PackSource> both{lowest, source("id: house", {cards(card("one", "house"))})};
  const Compiled compiled = compile(both);
  Situation situation;
  const Guide guide = evaluate(*compiled.pack, situation, Language::english);
  const auto from = [&](const std::string& id) {
    const auto found = std::find_if(guide.recommendations.begin(), guide.recommendations.end(),
                                    [&](const Recommendation& one) { return one.card == id; });
    return found == guide.recommendations.end() ? "" : found->pack;
  };
  CHECK(from("one") == "house");
  CHECK(from("two") == "ours");
}

TEST_CASE("the example of an organisation's pack does what the readme says of it") {
  const std::filesystem::path root = RAFIQ_SOURCE_DIR;
  const std::vector<PackFolder> folders{{root / "core/guidance/packs/default"},
                                        {root / "tests/data/packs/organisation"}};
  for (const Problem& problem : validate_packs(folders)) {
    CAPTURE(problem.what);
    CHECK((problem.warning && problem.file.string().find("/default/") != std::string::npos));
  }
  const auto loaded = load_packs(folders);
  REQUIRE(loaded.has_value());
  const Pack& pack = *loaded.value();
  CHECK(find_by_id(pack.cards, "present.means.web") == nullptr);
  const Card* own = find_by_id(pack.cards, "closing.next_steps");
  REQUIRE(own != nullptr);
  CHECK(pack.layer_of(*own).id == "our-bank");
  CHECK(find_by_id(pack.entitlements, "right.fee_refund") != nullptr);
  const auto shows_comparison = [&](const char* day) {
    Situation situation;
    situation.now = parse_iso8601(day).value();
    situation.interaction.stage = Stage::presentation;
    const auto all = evaluate(pack, situation, Language::english).recommendations;
    return std::any_of(all.begin(), all.end(),
                       [](const Recommendation& one) { return one.card == "ours.compare.fee"; });
  };
  CHECK_FALSE(shows_comparison("2026-10-31T09:00:00Z"));
  CHECK(shows_comparison("2026-11-20T09:00:00Z"));
  CHECK_FALSE(shows_comparison("2027-02-01T09:00:00Z"));
}
