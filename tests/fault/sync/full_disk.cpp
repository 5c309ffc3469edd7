// SPDX-License-Identifier: Apache-2.0
#include "tests/fault/sync/story.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/faulty_disk.hpp"

#include <iostream>
#include <stdexcept>

using namespace rafiq;
using namespace rafiq::test;

TEST_CASE("whichever write fails, nothing is half done and the next pull ends the same") {
  Story story(GENERATE(from_range(std::begin(Story::all), std::end(Story::all))));
  const auto fault = GENERATE(DiskFault::fail_once, DiskFault::stay_full);
  const auto undisturbed = story.told_undisturbed();
  FaultyDisk disk;
  int tried = 0;
  for (bool struck = true; struck; ++tried) {
    story.start_over();
    {
      const auto database = Story::open(story.now());
      disk.arm(fault, tried + 1);
      const bool ended_well = story.pull(*database);
      struck = disk.struck();
      if (!struck) CHECK(ended_well);
      CHECK_FALSE(database->in_transaction());
      disk.disarm();
      CHECK(database->examine().has_value());
      CHECK(database->write([] { return Status(success()); }).has_value());  // it goes on being usable
    }
    const auto database = Story::open(story.now());
    REQUIRE(story.pull(*database));
    CHECK(store::canonical_dump(*database).value() == undisturbed);
  }
  std::cout << "writes to the disk that failed: " << tried - 1 << " points\n";
  CHECK(tried > 20);  // or nothing was tried
}

TEST_CASE("whichever read fails, nothing is half done and the next pull ends the same") {
  Story story(GENERATE(from_range(std::begin(Story::all), std::end(Story::all))));
  const auto undisturbed = story.told_undisturbed();
  FaultyDisk disk;
  int tried = 0;
  for (bool struck = true; struck; ++tried) {
    story.start_over();
    disk.arm(DiskFault::fail_read, tried + 1);
    if (const auto database = store::Database::open(story.now() / "rafiq.sqlite")) {
      try {
        (void)story.pull(*database.value());
      } catch (const std::runtime_error&) {  // the story itself could not look at how it began
      }
      CHECK_FALSE(database.value()->in_transaction());
    } else {
      CHECK(database.error().code == ErrorCode::configuration);
    }
    struck = disk.struck();
    disk.disarm();
    const auto database = Story::open(story.now());
    REQUIRE(database->examine().has_value());
    REQUIRE(story.pull(*database));
    CHECK(store::canonical_dump(*database).value() == undisturbed);
  }
  std::cout << "reads of the disk that failed: " << tried - 1 << " points\n";
  CHECK(tried > 20);
}

TEST_CASE("whichever write fails while a home is made, the next one makes it") {
  const auto fault = GENERATE(DiskFault::fail_once, DiskFault::stay_full);
  FaultyDisk disk;
  Scratch folder;
  int tried = 0;
  for (bool struck = true; struck; ++tried) {
    const auto home = folder / std::to_string(tried);
    disk.arm(fault, tried + 1);
    const auto opened = store::Database::open(home / "rafiq.sqlite");
    struck = disk.struck();
    if (!opened) CHECK(opened.error().code == ErrorCode::configuration);
    disk.disarm();
    CHECK(Story::open(home)->examine().has_value());
  }
  CHECK(tried > 20);
}
