// SPDX-License-Identifier: Apache-2.0
#include "core/app/pack_installer.hpp"

#include "core/guidance/load.hpp"
#include "core/platform/file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch.hpp"
#include "tests/unit/app/packs_made.hpp"

using namespace rafiq;
using rafiq::app::PackFolders;
using rafiq::app::PackInstaller;
using rafiq::guidance::Layer;
using test::make_pack;
using test::write_file;

namespace {

struct Home {
  test::Scratch scratch;
  PackFolders folders{scratch / "shipped", scratch / "packs"};
  PackInstaller installer{folders};
  Home() { make_pack(scratch / "shipped", "ours", "lower", "layer: default"); }

  void draft(const std::string& word, const std::string& more = "") {
    std::filesystem::remove_all(scratch / "draft");
    make_pack(scratch / "draft", "house", word, more);
  }
  [[nodiscard]] std::string in_use() const {
    const auto folder = folders.place(Layer::organisation, "house");
    const auto pack = guidance::read_pack_manifest(folder);
    return pack ? pack.value().title[Language::english] : "nothing";
  }
};

}  // namespace

TEST_CASE("a pack is installed, replaced, rolled back and forth, removed and brought back") {
  Home home;
  home.draft("first");
  const auto installed = home.installer.install(home.scratch / "draft", {});
  REQUIRE(installed.has_value());
  CHECK(installed.value().folder == home.folders.place(Layer::organisation, "house"));
  CHECK(home.in_use() == "first");
  home.draft("second");
  REQUIRE(home.installer.install(home.scratch / "draft", {}).has_value());
  CHECK(home.in_use() == "second");
  REQUIRE(home.installer.rollback("house", {}).has_value());
  CHECK(home.in_use() == "first");
  REQUIRE(home.installer.rollback("house", {}).has_value());
  CHECK(home.in_use() == "second");
  REQUIRE(home.installer.remove("house", {}).has_value());
  CHECK(home.in_use() == "nothing");
  REQUIRE(home.installer.rollback("house", {}).has_value());
  CHECK(home.in_use() == "second");
}

TEST_CASE("what would not load is refused, with the place in the author's own folder, and changes nothing") {
  Home home;
  home.draft("first");
  REQUIRE(home.installer.install(home.scratch / "draft", {}).has_value());
  home.draft("second", "hide: [no.such]");
  const auto refused = home.installer.install(home.scratch / "draft", {});
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == ErrorCode::bad_data);
  CHECK(refused.error().where.starts_with((home.scratch / "draft/pack.yaml").string()));
  CHECK(home.in_use() == "first");
  CHECK(home.installer.install(home.scratch / "nowhere", {}).error().code == ErrorCode::not_found);
  for (const auto& entry : std::filesystem::directory_iterator(home.folders.installed() / "organisation"))
    CHECK(entry.path().filename() == "house");
}

TEST_CASE("a pack on which a higher one rests is neither removed nor replaced by one without it") {
  Home home;
  home.draft("house");
  write_file(home.scratch / "draft/vocabulary/words.yaml",
             "vocabulary: {profile.interest: {falconry: {label: {ar: صقور, en: falconry}}}}\n");
  REQUIRE(home.installer.install(home.scratch / "draft", {}).has_value());
  make_pack(home.scratch / "team", "team", "team");
  write_file(home.scratch / "team/cards/more.yaml",
             "cards: [{id: more, chapter: contact, source: [contact.need], priority: 1, when: {fact: "
             "profile.interest, has: falconry}, title: {ar: س, en: x}, body: {ar: س, en: x}}]\n");
  REQUIRE(home.installer.install(home.scratch / "team", Layer::team).has_value());
  CHECK(home.installer.remove("house", {}).error().code == ErrorCode::conflict);
  home.draft("without words");
  CHECK(home.installer.install(home.scratch / "draft", {}).error().code == ErrorCode::bad_data);
  CHECK(home.in_use() == "house");
}

TEST_CASE("the layer is the one asked for, then the one it says, then the organisation's") {
  Home home;
  home.draft("x", "layer: team");
  CHECK(home.installer.install(home.scratch / "draft", {}).value().layer == Layer::team);
  CHECK(home.installer.install(home.scratch / "draft", Layer::organisation).value().layer ==
        Layer::organisation);
  CHECK(home.installer.remove("house", {}).error().code == ErrorCode::usage);  // of which layer?
  CHECK(home.installer.remove("house", Layer::team).has_value());
  CHECK(home.installer.remove("house", {}).has_value());
  CHECK(home.installer.remove("house", {}).error().code == ErrorCode::not_found);
  CHECK(home.installer.rollback("../house", {}).error().code == ErrorCode::usage);
}

TEST_CASE("only one process installs at a time") {
  Home home;
  home.draft("x");
  REQUIRE(platform::make_private_folder(home.folders.installed()).has_value());
  const auto held = platform::FileLock::try_acquire(home.folders.installed() / ".lock");
  REQUIRE(held.value().has_value());
  CHECK(home.installer.install(home.scratch / "draft", {}).error().code == ErrorCode::conflict);
}
