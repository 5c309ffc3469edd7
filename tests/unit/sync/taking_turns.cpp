// SPDX-License-Identifier: Apache-2.0
#include "core/platform/file.hpp"
#include "core/store/turns.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/two_sides.hpp"

#include <thread>

using namespace rafiq;
using namespace rafiq::test;
using namespace std::chrono_literals;

namespace {

// Whether somebody waits to push, or pushes.
bool push_is_asked(const Home& home) {
  const auto file = home.file().parent_path() / "locks" / "push-asked-support";
  return !platform::FileLock::try_acquire(file).value();
}

bool becomes_true(const std::function<bool()>& condition) {
  for (const auto until = std::chrono::steady_clock::now() + 20s; std::chrono::steady_clock::now() < until;
       std::this_thread::sleep_for(2ms))
    if (condition()) return true;
  return false;
}

}  // namespace

TEST_CASE("what an agent noted waits for the page that is read, and not for the import") {
  TwoSides two;
  for (int i = 4; i <= 30; ++i) two.crm.put(crm_user(std::to_string(i)));
  two.agent().set("1", "PhD");
  two.agent().note("2", "called about the invoice");
  std::thread agent;
  Result<sync::PushReport> pushed = sync::PushReport{};
  std::vector<std::string> at_page;  // education of user 1 in the CRM
  const int so_far = two.crm.questions;
  two.crm.before = [&](int question) -> std::optional<connector::Failure> {
    at_page.push_back(two.crm.field("1", "education").front());
    if (question != so_far + 2) return std::nullopt;
    agent = std::thread([&] {
      const auto database = two.home.open();
      WritableCrm crm(two.home.folder / "crm.json");
      sync::PushOptions options;
      options.rules = crm.rules();
      options.clock = two.clock;
      pushed = sync::push(*database, crm, "support", options);
    });
    if (!becomes_true([&] { return push_is_asked(two.home); })) return failing(RAFIQ_BUG, "nobody pushes");
    return std::nullopt;
  };
  sync::PullOptions options;
  options.clock = two.clock;
  options.full = true;
  const auto pulled = sync::pull(*two.home.database, two.crm.reader(), "support", options);
  if (agent.joinable()) agent.join();
  REQUIRE(pulled.has_value());
  REQUIRE(pushed.has_value());
  CHECK(pushed.value().saved == 2);
  REQUIRE(at_page.size() >= 10);
  CHECK(at_page[1] == "BSc");
  for (std::size_t page = 2; page < at_page.size(); ++page) CHECK(at_page[page] == "PhD");
  CHECK(two.agent().outbox().empty());
  two.crm.before = [](int) { return std::nullopt; };
  REQUIRE(two.pull().has_value());
  CHECK(two.facts("1", Aspect::education, FactSource::crm_field) == std::vector<std::string>{"PhD"});
}

TEST_CASE("a push does not wait for ever, and can be cancelled while it waits its turn") {
  TwoSides two;
  two.agent().set("1", "PhD");
  const auto turn = store::PullTurn::wait(*two.home.database, "support", CancelToken()).value();
  sync::PushOptions options;
  options.rules = two.crm.rules();
  options.clock = two.clock;
  options.patience = 30ms;
  CHECK(sync::push(*two.home.database, two.crm, "support", options).error().code == ErrorCode::conflict);
  options.patience = 1min;
  std::thread somebody([&] {
    (void)becomes_true([&] { return push_is_asked(two.home); });
    options.cancel.request();
  });
  CHECK(sync::push(*two.home.database, two.crm, "support", options).error().code == ErrorCode::cancelled);
  somebody.join();
  CHECK(two.agent().outbox().size() == 1);
}

TEST_CASE("a pull that is cancelled while a push has its turn ends") {
  TwoSides two;
  sync::PullOptions options;
  options.clock = two.clock;
  const auto turn = store::PushTurn::wait(*two.home.database, "support", CancelToken()).value();
  options.cancel.request();
  CHECK(sync::pull(*two.home.database, two.crm.reader(), "support", options).error().code ==
        ErrorCode::cancelled);
}
