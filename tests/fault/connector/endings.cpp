// SPDX-License-Identifier: Apache-2.0
// A connector that ends, or is ended, in the middle of a read.
#include "tests/fault/connector/watch.hpp"

#include <signal.h>

using namespace rafiq;
using connector::Flow;

namespace {

struct Ending {
  const char* deed;
  const char* words;
};

}  // namespace

TEST_CASE("a connector that ends in the middle of a read: the reason is told, the pages before it stand") {
  const auto ending = GENERATE(Ending{"segfault", "segmentation fault"}, Ending{"abort", "aborted"},
                               Ending{"terminate", "aborted"}, Ending{"exit", "exit status 3"},
                               Ending{"shutdown", "exit status 0"}, Ending{"half-frame", "exit status 0"});
  CAPTURE(ending.deed);
  const test::NothingLeft nothing_left;
  const auto connection = test::start(test::launch("mischief", ending.deed));
  test::Collected collected;
  const auto read = connection->read(test::from_the_beginning(), collected.sink());
  REQUIRE_FALSE(read);
  CHECK(read.error().code == ErrorCode::internal);
  CHECK(read.error().what ==
        std::string("The connector mischief stopped unexpectedly (") + ending.words + ")");
  CHECK(read.error().where == "account support");
  CHECK(collected.pages == std::vector{1, 2});
  CHECK_FALSE(connection->alive());
  CHECK(connection->crashed());

  // From then on every verb gives the same reason, and nothing is started behind the caller's back.
  const auto check = connection->check();
  REQUIRE_FALSE(check);
  CHECK(check.error().what == read.error().what);
}

TEST_CASE("killed from outside in the middle of a read: the reason is told, the pages before it stand") {
  const test::NothingLeft nothing_left;
  const auto connection = test::start(test::launch("mischief"));
  std::vector<int> pages;
  const auto read = connection->read(test::from_the_beginning(), [&](const Json& page) -> Result<Flow> {
    pages.push_back(page.at("checkpoint").at("page").get<int>());
    if (pages.size() == 3) ::kill(static_cast<pid_t>(std::stol(test::children())), SIGKILL);
    return Flow::proceed;
  });
  REQUIRE_FALSE(read);
  CHECK(read.error().what == "The connector mischief stopped unexpectedly (killed)");
  CHECK(pages == std::vector{1, 2, 3});
}

TEST_CASE("killed from outside while nobody looked: the next verb says so") {
  const test::NothingLeft nothing_left;
  const auto connection = test::start(test::launch("mischief"));
  REQUIRE(connection->check());
  CHECK(connection->alive());
  ::kill(static_cast<pid_t>(std::stol(test::children())), SIGKILL);
  const auto check = connection->check();
  REQUIRE_FALSE(check);
  CHECK(check.error().what == "The connector mischief stopped unexpectedly (killed)");
  CHECK(connection->crashed());
}

TEST_CASE("one that was read again from the last checkpoint goes on where it was") {
  const test::NothingLeft nothing_left;
  test::Collected collected;
  auto request = test::from_the_beginning();
  auto options = test::launch("mischief", "segfault");
  for (int life = 0; life < 2; ++life) {
    CHECK_FALSE(test::start(options)->read(request, collected.sink()));
    request["checkpoint"] = {{"page", collected.pages.back()}};
  }
  CHECK(test::start(options)->read(request, collected.sink()));
  CHECK(collected.pages == std::vector{1, 2, 3, 4, 5});
}

TEST_CASE("a host that was started and is not needed ends by itself, and soon") {
  const test::NothingLeft nothing_left;
  const auto begin = std::chrono::steady_clock::now();
  test::start(test::launch("mischief")).reset();
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{2});
}
