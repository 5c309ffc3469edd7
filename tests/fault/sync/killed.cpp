// SPDX-License-Identifier: Apache-2.0
#include "core/store/sync_lock.hpp"
#include "tests/fault/sync/in_a_child.hpp"
#include "tests/fault/sync/story.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/faulty_disk.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <iostream>
#include <set>

using namespace rafiq;
using namespace rafiq::test;

namespace {

void resume_and_compare(Story& story, const std::string& undisturbed) {
  const auto database = Story::open(story.now());
  REQUIRE(database->examine().has_value());
  REQUIRE(story.pull(*database));
  CHECK(store::canonical_dump(*database).value() == undisturbed);
}

}  // namespace

TEST_CASE(
    "promise 1: killed at any write, a page is there whole with its checkpoint and marks, or not at all") {
  Story story(GENERATE(from_range(std::begin(Story::all), std::end(Story::all))));
  std::set<std::string> between_pages;
  story.start_over();
  const auto look = [&] { between_pages.insert(store::canonical_dump(*Story::open(story.now())).value()); };
  {
    const auto database = Story::open(story.now());
    story.crm.before_page = [&](int) -> Status {
      look();
      return success();
    };
    REQUIRE(story.pull(*database));
    look();
  }
  CHECK(between_pages.size() > 1);
  story.crm.before_page = [](int) -> Status { return success(); };
  FaultyDisk disk;
  int kills = 0;
  for (bool finished = false; !finished; ++kills) {
    story.start_over();
    finished = in_a_child([&] {
      const auto database = Story::open(story.now());
      disk.arm(DiskFault::kill, kills + 1);
      story.pull(*database);
    });
    INFO("write " << kills + 1);
    REQUIRE(between_pages.contains(store::canonical_dump(*Story::open(story.now())).value()));
  }
  std::cout << "pull: " << kills << " points of kill -9 at a write" << std::endl;
  CHECK(kills > 20);
}

TEST_CASE("promise 2: killed at any write and resumed, the result is that of a pull never killed") {
  Story story(GENERATE(from_range(std::begin(Story::all), std::end(Story::all))));
  const auto undisturbed = story.told_undisturbed();
  FaultyDisk disk;
  int kills = 0;
  for (bool finished = false; !finished; ++kills) {
    story.start_over();
    finished = in_a_child([&] {
      const auto database = Story::open(story.now());
      disk.arm(DiskFault::kill, kills + 1);
      story.pull(*database);
    });
    resume_and_compare(story, undisturbed);
  }
  std::cout << "pull: " << kills << " points of kill -9 at a write, resumed" << std::endl;
  CHECK(kills > 20);  // or nothing was tried
}

TEST_CASE("promise 2: killed before any page or after any commit and resumed, nothing is different") {
  Story story(GENERATE(from_range(std::begin(Story::all), std::end(Story::all))));
  const auto undisturbed = story.told_undisturbed();
  int kills = 0;
  for (bool finished = false; !finished; ++kills) {
    story.start_over();
    finished = in_a_child([&] {
      story.crm.before_page = [&](int page) -> Status {
        if (page == kills) (void)std::raise(SIGKILL);
        return success();
      };
      const auto database = Story::open(story.now());
      story.pull(*database);
    });
    resume_and_compare(story, undisturbed);
  }
  std::cout << "pull: " << kills << " points of kill -9 before a page" << std::endl;
  CHECK(kills > 1);
}

TEST_CASE("promise 2: killed again and again on the way, it still comes to the same end") {
  Story story(Story::first_pull);
  const auto undisturbed = story.told_undisturbed();
  FaultyDisk disk;
  story.start_over();
  // Later and later in the pull, or it would never get past the first page.
  for (int patience = 5; !in_a_child([&] {
         const auto database = Story::open(story.now());
         disk.arm(DiskFault::kill, patience);
         story.pull(*database);
       });
       patience += 5)
    REQUIRE(patience < 1000);
  CHECK(store::canonical_dump(*Story::open(story.now())).value() == undisturbed);
}

TEST_CASE("a new home whose making is killed at any write is made by the next one") {
  FaultyDisk disk;
  Scratch folder;
  int kills = 0;
  for (bool finished = false; !finished; ++kills) {
    const auto home = folder / std::to_string(kills);
    finished = in_a_child([&] {
      disk.arm(DiskFault::kill, kills + 1);
      (void)store::Database::open(home / "rafiq.sqlite");
    });
    REQUIRE(Story::open(home)->examine().has_value());
  }
  CHECK(kills > 20);
}

TEST_CASE("the lock of a sync ends with its process, however that ends") {
  Home home;
  std::array<int, 2> ready{};
  REQUIRE(::pipe(ready.data()) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const auto lock = store::SyncLock::acquire(*home.database, "support");
    const char answer = lock ? 'y' : 'n';
    if (::write(ready[1], &answer, 1) != 1) ::_exit(1);
    while (true) ::pause();
  }
  char answer = 0;
  REQUIRE(::read(ready[0], &answer, 1) == 1);
  CHECK(answer == 'y');
  CHECK(store::SyncLock::acquire(*home.database, "support").error().code == ErrorCode::conflict);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  CHECK(store::SyncLock::acquire(*home.database, "support").has_value());
  ::close(ready[0]);
  ::close(ready[1]);
}
