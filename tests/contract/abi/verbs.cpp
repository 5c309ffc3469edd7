// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.hpp"
#include "tests/support/connectors/connectors.hpp"

using namespace rafiq;
using connector::Connection;
using connector::Flow;

namespace {

std::unique_ptr<Connection> start(const connector::LaunchOptions& options) {
  auto started = Connection::start(options);
  if (!started) FAIL(started.error().message());
  return std::move(started).value();
}

}  // namespace

TEST_CASE("a connector written in C describes itself, answers and gives its pages") {
  const std::string id =
      GENERATE("plain-c", "first-headers");  // of today's headers, and as version 1 was frozen
  auto options = test::launch(id);
  options.in_process = GENERATE(false, true);
  const auto connection = start(options);
  const auto description = connection->describe();
  REQUIRE(description);
  CHECK(description.value() == Json{{"id", id}});
  const auto check = connection->check();
  REQUIRE(check);
  CHECK(check.value() == Json{{"signed_in_as", "nobody"}});
  test::Collected collected;
  CHECK(connection->read(test::from_the_beginning(), collected.sink()));
  CHECK(collected.pages == std::vector{1, 2});
  CHECK(connection->alive());
}

TEST_CASE("a failure arrives with its code, its words and when to come back") {
  const auto connection = start(test::launch("plain-c"));
  const auto found = connection->find("mail", "nobody@example.org");
  REQUIRE_FALSE(found);
  CHECK(found.error().code == ErrorCode::unreachable);
  CHECK(found.error().what == "The CRM is busy");
  CHECK(found.error().where == "account support");
  REQUIRE(connection->failure());
  CHECK(connection->failure()->status == RAFIQ_RATE_LIMITED);
  CHECK(connection->failure()->code == "busy");
  CHECK(connection->failure()->retry_after == std::chrono::milliseconds{1500});
  REQUIRE(connection->check());
  CHECK_FALSE(connection->failure());
}

TEST_CASE("a status that does not exist is a defect of the connector") {
  const auto connection = start(test::launch("plain-c"));
  const auto got = connection->get("user", "1");
  REQUIRE_FALSE(got);
  CHECK(got.error().code == ErrorCode::internal);
  CHECK(connection->alive());
}

TEST_CASE("a verb that a connector leaves out is unsupported") {
  for (const std::string id : {"plain-c", "mischief"}) {
    const auto connection = start(test::launch(id));
    const auto written = connection->write(Json::object());
    REQUIRE_FALSE(written);
    CHECK(connection->failure()->status == RAFIQ_UNSUPPORTED);
  }
}

TEST_CASE("what a C++ connector throws becomes a status, and its text stays inside") {
  struct Case {
    const char* deed;
    rafiq_status status;
    const char* words;
  };
  const auto expected =
      GENERATE(Case{"throw-standard", RAFIQ_BUG, "std::runtime_error"},
               Case{"throw-other", RAFIQ_BUG, "not a std::exception"},
               Case{"throw-memory", RAFIQ_BUG, "out of memory"},
               Case{"throw-failure", RAFIQ_RATE_LIMITED, "The quota of the day is used up"});
  const auto connection = start(test::launch("mischief", expected.deed));
  const auto check = connection->check();
  REQUIRE_FALSE(check);
  REQUIRE(connection->failure());
  CHECK(connection->failure()->status == expected.status);
  CHECK(check.error().what.find(expected.words) != std::string::npos);
  CHECK(check.error().message().find("secret customer data") == std::string::npos);
  CHECK(connection->alive());
}

TEST_CASE("a connector that refuses its settings says so at the first verb, and may be asked again") {
  const auto connection = start(test::launch("mischief", "refuse-create"));
  CHECK(connection->describe());
  for (int round = 0; round < 2; ++round) {
    const auto check = connection->check();
    REQUIRE_FALSE(check);
    CHECK(check.error().code == ErrorCode::configuration);
    CHECK(check.error().what == "The setting \"url\" is missing");
  }
}

TEST_CASE("the sink may stop a read, which ends it well, or refuse a page, which ends it with its error") {
  const auto connection = start(test::launch("mischief"));
  int pages = 0;
  CHECK(connection->read(test::from_the_beginning(), [&](const Json&) -> Result<Flow> {
    return ++pages == 2 ? Flow::stop : Flow::proceed;
  }));
  CHECK(pages == 2);
  const auto refused = connection->read(test::from_the_beginning(), [](const Json&) -> Result<Flow> {
    return Error{ErrorCode::conflict, "The disk is full", "", ""};
  });
  REQUIRE_FALSE(refused);
  CHECK(refused.error().what == "The disk is full");
  test::Collected collected;
  CHECK(connection->read(test::from_the_beginning(), collected.sink()));
  CHECK(collected.pages == std::vector{1, 2, 3, 4, 5});
}

TEST_CASE("the account's clock, the settings and the names of the files reach the connector") {
  auto options = test::launch("mischief", "clock");
  options.clock = std::make_shared<FixedClock>(from_milliseconds(1'700'000'000'123));
  auto connection = start(options);
  CHECK(connection->check().value() == Json{{"now_ms", 1'700'000'000'123}});

  options.settings = {{"url", "x"}};
  options.files["customers"] = "/some/where/people.csv";
  connection = start(options);
  CHECK(connection->check().value().at("files") == Json{{"customers", {{"name", "people.csv"}}}});
}

TEST_CASE("progress arrives on the way") {
  const auto connection = start(test::launch("mischief"));
  test::Collected collected;
  std::vector<std::uint64_t> done;
  CHECK(connection->read(test::from_the_beginning(), collected.sink(), {},
                         [&](std::uint64_t so_far, std::uint64_t total) {
                           done.push_back(so_far);
                           CHECK(total == 5);
                         }));
  CHECK(done == std::vector<std::uint64_t>{1, 2, 3, 4, 5});
}

TEST_CASE("services may be used from any thread of the connector") {
  auto options = test::launch("mischief", "threads");
  options.in_process = GENERATE(false, true);
  CHECK(start(options)->check().value() == Json{{"good", 400}});
}
