// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/worker.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/sidebar/made_up.hpp"

#include <future>

using namespace rafiq::sidebar;
using namespace rafiq::sidebar::test;

namespace {

// Answers come here from the worker; the test is the thread of the screen.
class Inbox {
 public:
  ToScreen address() {
    return [this](std::function<void()> answer) {
      const std::lock_guard lock(mutex_);
      answers_.push_back(std::move(answer));
      arrived_.notify_one();
    };
  }
  bool take_one() {
    std::unique_lock lock(mutex_);
    if (!arrived_.wait_for(lock, std::chrono::seconds{10}, [this] { return !answers_.empty(); }))
      return false;
    auto answer = std::move(answers_.front());
    answers_.pop_front();
    lock.unlock();
    answer();
    return true;
  }

 private:
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<std::function<void()>> answers_;
};

// Holds the worker until the test lets it go on.
Office::Work held(std::shared_future<void> gate) {
  return [gate](Desk&) -> Office::Answer {
    gate.wait();
    return [] {};
  };
}

}  // namespace

TEST_CASE("work is done on another thread in order, and answered on this one") {
  Inbox inbox;
  std::vector<int> answered;
  const auto here = std::this_thread::get_id();
  std::thread::id there;
  WorkerOffice office([] { return std::make_unique<MadeUpDesk>(); }, inbox.address());
  for (int number = 0; number < 3; ++number)
    office.post(Topic::change, [&, number](Desk&) -> Office::Answer {
      there = std::this_thread::get_id();
      return [&, number] {
        CHECK(std::this_thread::get_id() == here);
        answered.push_back(number);
      };
    });
  for (int number = 0; number < 3; ++number) REQUIRE(inbox.take_one());
  CHECK(answered == std::vector{0, 1, 2});
  CHECK(there != here);
}

TEST_CASE("a search that waits gives way to the next one; a change never does") {
  Inbox inbox;
  std::promise<void> gate;
  std::vector<std::string> done;
  {
    WorkerOffice office([] { return std::make_unique<MadeUpDesk>(); }, inbox.address());
    const auto note = [&](std::string what) {
      return [&done, what](Desk&) -> Office::Answer {
        done.push_back(what);
        return [] {};
      };
    };
    office.post(Topic::change, held(gate.get_future().share()));
    office.post(Topic::search, note("search o"));
    office.post(Topic::change, note("first change"));
    office.post(Topic::search, note("search om"));
    office.post(Topic::change, note("second change"));
    gate.set_value();
    for (int answers = 0; answers < 4; ++answers) REQUIRE(inbox.take_one());
  }
  CHECK(done == std::vector<std::string>{"first change", "search om", "second change"});
}

TEST_CASE("closing finishes the changes that wait and drops the questions") {
  Inbox inbox;
  bool changed = false;
  bool asked = false;
  {
    WorkerOffice office([] { return std::make_unique<MadeUpDesk>(); }, inbox.address());
    auto question = std::make_shared<int>();
    std::promise<void> posted;
    // Holds the worker until the question has been thrown away, which only closing does.
    office.post(Topic::change,
                [ready = posted.get_future().share(), kept = std::weak_ptr<int>(question)](Desk&) {
                  ready.wait();
                  const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds{10};
                  while (!kept.expired() && std::chrono::steady_clock::now() < limit)
                    std::this_thread::yield();
                  return Office::Answer([] {});
                });
    office.post(Topic::visit, [&asked, question = std::move(question)](Desk&) {
      asked = true;
      return Office::Answer([] {});
    });
    office.post(Topic::change, [&changed](Desk&) {
      changed = true;
      return Office::Answer([] {});
    });
    posted.set_value();
  }
  CHECK(changed);
  CHECK_FALSE(asked);
}
