// SPDX-License-Identifier: Apache-2.0
#include "core/connector/supervisor.hpp"
#include "tests/fault/connector/watch.hpp"

using namespace rafiq;
using namespace std::chrono_literals;
using connector::Supervisor;

namespace {

// Reads to the end as core does: again from the last page, for as long as that is worth it.
Status read_through(Supervisor& supervisor, test::Collected& collected) {
  while (true) {
    auto connection = supervisor.connection();
    if (!connection) {
      if (supervisor.worth_retrying()) continue;
      return std::move(connection).error();
    }
    auto request = test::from_the_beginning();
    if (!collected.pages.empty()) request["checkpoint"] = {{"page", collected.pages.back()}};
    auto read = connection.value()->read(request, collected.sink());
    if (read || !supervisor.worth_retrying()) return read;
  }
}

}  // namespace

TEST_CASE("a connector that crashes twice is started again, and the read comes to its end") {
  const test::NothingLeft nothing_left;
  Supervisor supervisor(test::launch("mischief", "segfault"));  // after two pages each time
  test::Collected collected;
  CHECK(read_through(supervisor, collected));
  CHECK(collected.pages == std::vector{1, 2, 3, 4, 5});
  CHECK_FALSE(supervisor.quarantine());
}

TEST_CASE("the third crash within a minute means quarantine, with the reason and what to do") {
  const test::NothingLeft nothing_left;
  auto options = test::launch("mischief", "segfault");
  options.settings["pages"] = 100;
  Supervisor supervisor(options);
  test::Collected collected;
  const auto read = read_through(supervisor, collected);
  REQUIRE_FALSE(read);
  CHECK(collected.pages == std::vector{1, 2, 3, 4, 5, 6});
  REQUIRE(supervisor.quarantine());
  const auto message = supervisor.quarantine()->message();
  CHECK(message.find("The connector mischief stopped unexpectedly (segmentation fault)") !=
        std::string::npos);
  CHECK(message.find("3 times within a minute") != std::string::npos);
  CHECK(message.find("rafiqctl account check support") != std::string::npos);
  const auto connection = supervisor.connection();
  REQUIRE_FALSE(connection);
  CHECK(connection.error().what == supervisor.quarantine()->what);
}

TEST_CASE("crashes that are rare do not add up") {
  auto clock = std::make_shared<FixedClock>(from_milliseconds(0));
  auto options = test::launch("mischief", "segfault");
  options.settings["pages"] = 100;
  options.clock = clock;
  Supervisor supervisor(options);
  for (int crash = 0; crash < 6; ++crash) {
    auto connection = supervisor.connection();
    REQUIRE(connection);
    CHECK_FALSE(connection.value()->read(test::from_the_beginning(), test::Collected().sink()));
    CHECK(supervisor.worth_retrying());
    clock->set(clock->now() + 31s);
  }
  CHECK_FALSE(supervisor.quarantine());
}

TEST_CASE("a failure that is not the connector's own doing is not worth a restart") {
  const test::NothingLeft nothing_left;
  Supervisor supervisor(test::launch("mischief", "throw-failure"));
  auto connection = supervisor.connection();
  REQUIRE(connection);
  CHECK_FALSE(connection.value()->check());
  CHECK_FALSE(supervisor.worth_retrying());
  CHECK(supervisor.connection().value() == connection.value());
}

TEST_CASE("one that we ended because it ignored a cancel is started again and not counted") {
  const test::NothingLeft nothing_left;
  Supervisor supervisor(test::launch("mischief", "hang"));
  for (int round = 0; round < 4; ++round) {
    auto connection = supervisor.connection();
    REQUIRE(connection);
    CancelToken cancel;
    const auto ask = [&](std::uint64_t done, std::uint64_t) {
      if (done == 2) cancel.request();
    };
    CHECK_FALSE(connection.value()->read(test::from_the_beginning(), test::Collected().sink(), cancel, ask));
    CHECK_FALSE(connection.value()->alive());
    CHECK_FALSE(supervisor.worth_retrying());
  }
  CHECK_FALSE(supervisor.quarantine());
}

TEST_CASE("a connector that cannot be installed is not tried again") {
  Supervisor supervisor(test::launch("no-entry"));
  const auto connection = supervisor.connection();
  REQUIRE_FALSE(connection);
  CHECK(connection.error().code == ErrorCode::configuration);
  CHECK_FALSE(supervisor.worth_retrying());
}

TEST_CASE("crashes while starting count as well") {
  const test::NothingLeft nothing_left;
  auto options = test::launch("slow-start");
  options.limits.start = 50ms;
  Supervisor supervisor(options);
  int starts = 0;
  do {
    CHECK_FALSE(supervisor.connection());
    ++starts;
  } while (supervisor.worth_retrying());
  CHECK(starts == 3);
  CHECK(supervisor.quarantine());
}
