// SPDX-License-Identifier: Apache-2.0
#include "tests/fault/sync/push_story.hpp"

#include <iostream>

using namespace rafiq;
using namespace rafiq::test;

namespace {

void tell(const char* what, int points) {
  std::cout << "push: " << points << " " << what << std::endl;
}

std::optional<connector::Failure> kill_now() {
  (void)std::raise(SIGKILL);
  return std::nullopt;
}

}  // namespace

TEST_CASE(
    "promise 5: killed at any write of a push or a pull, every edit arrives once and its row leaves with "
    "it") {
  PushStory story;
  const auto undisturbed = story.told_undisturbed();
  FaultyDisk disk;
  int points = 0;
  for (bool finished = false; !finished; ++points) {
    story.start_over();
    finished = in_a_child([&] {
      const auto database = story.open();
      auto crm = story.crm();
      disk.arm(DiskFault::kill, points + 1);
      PushStory::sync(*database, crm, noon);
    });
    disk.disarm();
    INFO("write " << points + 1);
    REQUIRE(story.left_too_early() == "");
    REQUIRE(PushStory::difference(undisturbed, story.resumed()) == "");
  }
  CHECK(points > 40);
  tell("points of kill -9 at a write", points);
}

TEST_CASE(
    "promise 6: killed before any question or after any answer of the CRM, nothing is made or changed "
    "twice") {
  PushStory story;
  const auto undisturbed = story.told_undisturbed();
  int points = 0;
  for (const bool after : {false, true})
    for (int at = 1; at <= story.questions; ++at, ++points) {
      INFO((after ? "after question " : "before question ") << at);
      story.start_over();
      const bool finished = in_a_child([&] {
        const auto database = story.open();
        auto crm = story.crm();
        (after ? crm.after : crm.before) = [=](int question) {
          return question == at ? kill_now() : std::nullopt;
        };
        PushStory::sync(*database, crm, noon);
      });
      CHECK_FALSE(finished);
      REQUIRE(PushStory::difference(undisturbed, story.resumed()) == "");
    }
  CHECK(points > 20);
  tell("points of kill -9 around a question", points);
}

TEST_CASE("promise 6: whichever question fails or loses its answer, the next sync ends the same") {
  PushStory story;
  const auto undisturbed = story.told_undisturbed();
  int points = 0;
  const auto status = GENERATE(RAFIQ_TRANSIENT, RAFIQ_RATE_LIMITED, RAFIQ_AUTH, RAFIQ_PROTOCOL, RAFIQ_BUG);
  const bool after = GENERATE(false, true);
  if (after && (status == RAFIQ_RATE_LIMITED || status == RAFIQ_AUTH))
    return;  // they mean that nothing was done
  for (int at = 1; at <= story.questions; ++at, ++points) {
    story.start_over();
    {
      const auto database = story.open();
      auto crm = story.crm();
      (after ? crm.after : crm.before) = [=](int question) -> std::optional<connector::Failure> {
        if (question != at) return std::nullopt;
        return failing(status);
      };
      PushStory::sync(*database, crm, noon);
    }
    INFO("question " << at);
    REQUIRE(PushStory::difference(undisturbed, story.resumed()) == "");
  }
  tell(after ? "answers lost" : "questions failed", points);
}

TEST_CASE("promise 5: whichever write to the disk fails, no edit is lost and none is sent twice") {
  PushStory story;
  const auto undisturbed = story.told_undisturbed();
  const auto fault = GENERATE(DiskFault::fail_once, DiskFault::stay_full);
  FaultyDisk disk;
  int points = 0;
  for (bool struck = true; struck; ++points) {
    story.start_over();
    {
      const auto database = story.open();
      auto crm = story.crm();
      disk.arm(fault, points + 1);
      PushStory::sync(*database, crm, noon);
      struck = disk.struck();
      disk.disarm();
    }
    REQUIRE(story.left_too_early() == "");
    REQUIRE(PushStory::difference(undisturbed, story.resumed()) == "");
  }
  CHECK(points > 40);
  tell("failing writes", points);
}

TEST_CASE("promise 5: whichever read of the disk fails, no edit is lost and none is sent twice") {
  PushStory story;
  const auto undisturbed = story.told_undisturbed();
  FaultyDisk disk;
  int points = 0;
  for (bool struck = true; struck; points += struck ? 1 : 0) {
    story.start_over();
    disk.arm(DiskFault::fail_read, points + 1);
    if (const auto database = store::Database::open(story.file())) {
      auto crm = story.crm();
      PushStory::sync(*database.value(), crm, noon);
      CHECK_FALSE(database.value()->in_transaction());
    } else {
      CHECK(database.error().code == ErrorCode::configuration);
    }
    struck = disk.struck();
    disk.disarm();
    INFO("read " << points + 1);
    REQUIRE(PushStory::difference(undisturbed, story.resumed()) == "");
  }
  CHECK(points > 40);
  tell("failing reads", points);
}

TEST_CASE("promise 10: two processes that push one home at once send no edit twice") {
  PushStory story;
  const auto undisturbed = story.told_undisturbed();
  for (int round = 0; round < 10; ++round) {
    story.start_over();
    // Each tries until nothing is left to be sent, as a sidebar and a rafiqctl would.
    const auto work = [&] {
      const auto database = story.open();
      auto crm = story.crm();
      const auto waits = [&] {
        const auto left = store::Outbox(*database).list().value();
        return std::any_of(left.begin(), left.end(), [](const Edit& edit) {
          return edit.state == EditState::pending || edit.state == EditState::sending;
        });
      };
      while (waits()) {
        sync::PushOptions push;
        push.rules = crm.rules();
        push.clock = std::make_shared<FixedClock>(noon);
        push.wait = false;
        (void)sync::push(*database, crm, "support", push);
      }
    };
    std::array<pid_t, 3> children{};
    for (auto& child : children)
      if (child = ::fork(); child == 0) {
        work();
        ::_exit(0);
      }
    for (const auto child : children) {
      int status = 0;
      ::waitpid(child, &status, 0);
      CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 0));
    }
    REQUIRE(PushStory::difference(undisturbed, story.resumed()) == "");
  }
  tell("rounds of three processes at once", 10);
}
