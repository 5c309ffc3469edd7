// SPDX-License-Identifier: Apache-2.0
#include "core/app/pack_shelf.hpp"

#include "core/guidance/evaluate.hpp"
#include "core/platform/folder.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch.hpp"
#include "tests/unit/app/packs_made.hpp"

#include <atomic>
#include <set>
#include <thread>

using namespace rafiq;
using rafiq::app::PackFolders;
using rafiq::app::PackShelf;
using rafiq::guidance::Layer;
using test::make_pack;
using test::write_file;

namespace {

struct Home {
  test::Scratch scratch;
  PackFolders folders{scratch / "shipped", scratch / "packs"};
  Home() { make_pack(scratch / "shipped", "ours", "lower", "layer: default"); }
  [[nodiscard]] std::filesystem::path house() const { return folders.place(Layer::organisation, "house"); }
};

std::string word_of(const guidance::Card& card) {
  const std::string title = card.title[Language::english].pieces.front().literal;
  return title.substr(0, title.find('-'));
}

std::set<std::string> words_of(const guidance::Pack& pack) {
  std::set<std::string> words;
  for (const auto& card : pack.cards) words.insert(word_of(card));
  return words;
}

using Words = std::set<std::string>;

}  // namespace

TEST_CASE("the shelf takes up a pack that was put there, changed or taken away, and counts editions") {
  Home home;
  PackShelf shelf(home.folders);
  CHECK(words_of(*shelf.pack().value()) == Words{"lower"});
  const auto first = shelf.edition();
  const auto held = shelf.pack().value();
  CHECK(shelf.pack().value() == held);
  CHECK(shelf.edition() == first);

  make_pack(home.house(), "house", "house");
  CHECK(words_of(*shelf.pack().value()) == Words{"house"});
  CHECK(shelf.edition() > first);
  CHECK(words_of(*held) == Words{"lower"});  // whoever holds a pack keeps it

  make_pack(home.house(), "house", "changed");
  CHECK(words_of(*shelf.pack().value()) == Words{"changed"});
  std::filesystem::remove_all(home.house());
  CHECK(words_of(*shelf.pack().value()) == Words{"lower"});
}

TEST_CASE("files are not looked at for each question; what is installed or taken away is seen at once") {
  Home home;
  make_pack(home.house(), "house", "house");
  PackShelf shelf(home.folders, std::chrono::hours{1});
  const auto held = shelf.pack().value();
  make_pack(home.house(), "house", "edited");
  CHECK(shelf.pack().value() == held);
  make_pack(home.folders.place(Layer::team, "team"), "team", "team");
  CHECK(words_of(*shelf.pack().value()) == Words{"team"});
  std::filesystem::remove_all(home.folders.place(Layer::team, "team"));
  CHECK(words_of(*shelf.pack().value()) == Words{"edited"});
}

TEST_CASE("a bad pack never replaces a good one, and the reason is told until it is mended") {
  Home home;
  make_pack(home.house(), "house", "good");
  PackShelf shelf(home.folders);
  const auto good = shelf.pack().value();
  CHECK(shelf.faults().empty());
  write_file(home.house() / "cards/b.yaml", "cards: nothing\n");
  CHECK(shelf.pack().value() == good);
  REQUIRE(shelf.faults().size() == 1);
  CHECK(shelf.faults().front().folder == home.house());
  CHECK(shelf.faults().front().first.file == home.house() / "cards/b.yaml");
  CHECK(shelf.faults().front().first.line == 1);
  make_pack(home.house(), "house", "mended");
  CHECK(words_of(*shelf.pack().value()) == Words{"mended"});
  CHECK(shelf.faults().empty());
}

TEST_CASE("a shelf that never saw the bad pack good does without it") {
  Home home;
  make_pack(home.house(), "house", "bad", "hide: [no.such]");
  make_pack(home.folders.place(Layer::team, "team"), "team", "team");
  PackShelf shelf(home.folders);
  CHECK(words_of(*shelf.pack().value()) == Words{"team"});
  REQUIRE(shelf.faults().size() == 1);
  CHECK(shelf.faults().front().folder == home.house());
  CHECK(shelf.pack().value()->layers.size() == 2);
}

TEST_CASE("without the pack that is shipped there is none") {
  test::Scratch scratch;
  PackShelf shelf(PackFolders(scratch / "nowhere", scratch / "packs"));
  CHECK(shelf.pack().error().code == ErrorCode::not_found);
}

TEST_CASE("packs replaced while threads evaluate: no answer is mixed from two versions") {
  constexpr int replacements = 1002;
  Home home;
  const auto spare = home.folders.place(Layer::organisation, ".spare");
  make_pack(home.house(), "house", "odd");
  make_pack(spare, "house", "even");
  PackShelf shelf(home.folders);
  REQUIRE(shelf.pack().has_value());
  std::atomic<bool> done{false};
  std::atomic<int> mixed{0};
  std::atomic<int> failed{0};
  std::atomic<int> seen_odd{0};
  std::atomic<int> seen_even{0};
  std::vector<std::thread> agents;
  for (int i = 0; i < 3; ++i)
    agents.emplace_back([&] {
      const guidance::Situation situation;
      while (!done) {
        const auto pack = shelf.pack();
        if (!pack) {
          ++failed;
          continue;
        }
        Words words;
        for (const auto& one :
             guidance::evaluate(*pack.value(), situation, Language::english).recommendations)
          words.insert(one.title.substr(0, one.title.find('-')));
        if (words != Words{"odd"} && words != Words{"even"}) ++mixed;
        ++(words.count("odd") > 0 ? seen_odd : seen_even);
      }
    });
  // One comes while the other is being loaded; then the end is awaited.
  for (int i = 0; i < replacements / 3; ++i) {
    for (int more = 0; more < 3; ++more) {
      if (!platform::put_in_place(spare, home.house())) ++failed;
      // Takes a part of the time that loading takes.
      CHECK_FALSE(rafiq::app::PinnedPacks(home.folders).stamp().empty());
    }
    const Words expected{i % 2 == 0 ? "even" : "odd"};
    while (words_of(*shelf.pack().value()) != expected) std::this_thread::yield();
  }
  done = true;
  for (auto& agent : agents) agent.join();
  CHECK(mixed == 0);
  CHECK(failed == 0);
  CHECK(seen_odd > 0);
  CHECK(seen_even > 0);
  CHECK(shelf.edition() >= replacements / 3);
}
