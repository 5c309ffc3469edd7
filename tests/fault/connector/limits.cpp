// SPDX-License-Identifier: Apache-2.0
// What a connector may use: time, memory, files, and how soon it has to stop.
#include "tests/fault/connector/watch.hpp"
#include "tests/support/scratch.hpp"

#include <fstream>
#include <thread>

using namespace rafiq;
using namespace std::chrono_literals;
using connector::Flow;
using Steady = std::chrono::steady_clock;

namespace {

// Cancels once the connector works on the third page, and says when it was.
struct Cancelling {
  CancelToken token;
  Steady::time_point asked;
  Status read(connector::Connection& connection) {
    const auto at_the_second = [this](std::uint64_t done, std::uint64_t) {
      if (done != 2) return;
      asked = Steady::now();
      token.request();
    };
    return connection.read(test::from_the_beginning(), test::Collected().sink(), token, at_the_second);
  }
};

// Twice what is promised, for a machine that does other things, too; the sanitizers are slower still.
#ifdef RAFIQ_SANITIZED
constexpr auto promptly = 2000ms;
#else
constexpr auto promptly = 400ms;
#endif

}  // namespace

TEST_CASE("a read that is cancelled ends at once, whether the connector listens or not") {
  const auto deed = GENERATE(std::string("hang-politely"), std::string("hang"));
  CAPTURE(deed);
  const test::NothingLeft nothing_left;
  const auto connection = test::start(test::launch("mischief", deed));
  Cancelling cancelling;
  const auto read = cancelling.read(*connection);
  CHECK(Steady::now() - cancelling.asked < promptly);
  REQUIRE_FALSE(read);
  CHECK(read.error().code == ErrorCode::cancelled);
  // It was our wish: no crash. The one that listened is still there.
  CHECK_FALSE(connection->crashed());
  CHECK(connection->alive() == (deed == "hang-politely"));
}

TEST_CASE("a token that was used does not cancel what comes after") {
  const test::NothingLeft nothing_left;
  const auto connection = test::start(test::launch("mischief", "hang-politely"));
  Cancelling cancelling;
  CHECK_FALSE(cancelling.read(*connection));
  CHECK(connection->check());
}

TEST_CASE("a verb that is cancelled before it began is not begun") {
  const auto connection = test::start(test::launch("mischief", "hang"));
  CancelToken cancel;
  cancel.request();
  test::Collected collected;
  const auto read = connection->read(test::from_the_beginning(), collected.sink(), cancel);
  REQUIRE_FALSE(read);
  CHECK(read.error().code == ErrorCode::cancelled);
  CHECK(collected.pages.empty());
  CHECK(connection->alive());
}

TEST_CASE("one that hangs is ended when its time is over, and the reason says so") {
  const test::NothingLeft nothing_left;
  auto options = test::launch("mischief", "hang");
  options.limits.page = 300ms;
  const auto connection = test::start(options);
  test::Collected collected;
  const auto read = connection->read(test::from_the_beginning(), collected.sink());
  REQUIRE_FALSE(read);
  CHECK(read.error().what == "The connector mischief did not answer within 300 ms and was ended");
  CHECK(collected.pages == std::vector{1, 2});
  CHECK(connection->crashed());
}

TEST_CASE("one that never gets ready is ended, too") {
  const test::NothingLeft nothing_left;
  auto options = test::launch("slow-start");
  options.limits.start = 300ms;
  const auto started = connector::Connection::start(options);
  REQUIRE_FALSE(started);
  CHECK(started.error().what == "The connector slow-start did not answer within 300 ms and was ended");
}

TEST_CASE("our own time for a page is not counted as the connector's") {
  auto options = test::launch("mischief");
  options.limits.page = 500ms;
  const auto connection = test::start(options);
  int pages = 0;
  CHECK(connection->read(test::from_the_beginning(), [&](const Json&) -> Result<Flow> {
    if (++pages == 1) std::this_thread::sleep_for(700ms);  // a slow disk
    return Flow::proceed;
  }));
  CHECK(pages == 5);
}

TEST_CASE("the process gets nothing of ours but its stream") {
  ::setenv("RAFIQ_TEST_SECRET", "hunter2", 1);
  const auto check = test::start(test::launch("mischief", "environment"))->check();
  REQUIRE(check);
  for (const auto& name : check.value().at("names")) {
    CAPTURE(name);
    CHECK((name == "LANG" || name == "LC_ALL" || name == "TZ" ||
           name.get<std::string>().ends_with("SAN_OPTIONS")));
  }
  CHECK(check.value().at("folder") == "/");
  // And, where the system can tell, what tells of the files that it opens.
  CHECK(check.value().at("descriptors") <= 5);
}

#ifndef RAFIQ_SANITIZED
TEST_CASE("memory is limited: one that wants more fails alone") {
  const test::NothingLeft nothing_left;
  auto options = test::launch("mischief", "memory");
  options.limits.memory_bytes = std::uint64_t{256} << 20;
  const auto check = test::start(options)->check();
  REQUIRE(check);
  CHECK(check.value().at("got").get<int>() <= 3);
}
#endif

TEST_CASE("open files are limited") {
  auto options = test::launch("mischief", "files");
  options.limits.open_files = 20;
  const auto check = test::start(options)->check();
  INFO((check ? "" : check.error().message()));
  REQUIRE(check);
  CHECK(check.value().at("got").get<int>() <= 16);
}

TEST_CASE("files of the account are read, all of them and no others") {
  const test::Scratch folder;
  const auto path = folder / "people.csv";
  std::ofstream(path) << "first line\n" << std::string(std::size_t{5} << 20, 'x');
  auto options = test::launch("mischief", "none");
  options.files["customers"] = path;
  const auto connection = test::start(options);
  const auto found = connection->find("id", "customers");
  REQUIRE(found);
  CHECK(found.value().at("bytes") == 11 + (5 << 20));
  CHECK(found.value().at("read") == 11 + (5 << 20));
  CHECK(found.value().at("begin") == "first line\nxxxxxxxxx");
  CHECK_FALSE(connection->find("id", path.string()));
  CHECK(connection->failure()->status == RAFIQ_NOT_FOUND);

  // The next verb sees what the file is by then.
  std::ofstream(path) << "other";
  CHECK(connection->find("id", "customers").value().at("read") == 5);
  std::filesystem::remove(path);
  CHECK_FALSE(connection->find("id", "customers"));
}
