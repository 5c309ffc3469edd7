// SPDX-License-Identifier: Apache-2.0
// A connector that sends too much, or what it should not.
#include "tests/fault/connector/watch.hpp"

using namespace rafiq;

namespace {

struct Lie {
  const char* deed;
  const char* words;
};

}  // namespace

TEST_CASE("megabytes on standard output and error do not hold a read up") {
  const test::NothingLeft nothing_left;
  const auto deed = GENERATE("print", "close-output");
  const auto connection = test::start(test::launch("mischief", deed));
  test::Collected collected;
  CHECK(connection->read(test::from_the_beginning(), collected.sink()));
  CHECK(collected.pages == std::vector{1, 2, 3, 4, 5});
}

TEST_CASE("an answer that is too large or cannot be read is refused, and the connector lives on") {
  const auto lie = GENERATE(Lie{"huge", "more than 15 MiB"}, Lie{"not-json", "not valid JSON"},
                            Lie{"not-utf8", "not valid JSON"}, Lie{"deep", "nested too deeply"});
  CAPTURE(lie.deed);
  const test::NothingLeft nothing_left;
  const auto connection = test::start(test::launch("mischief", lie.deed));
  test::Collected collected;
  const auto read = connection->read(test::from_the_beginning(), collected.sink());
  REQUIRE_FALSE(read);
  CHECK(read.error().code == ErrorCode::internal);
  CHECK(read.error().what.find(lie.words) != std::string::npos);
  CHECK(read.error().message().find("nobody") == std::string::npos);
  CHECK(collected.pages == std::vector{1, 2});
  CHECK(connection->alive());
  CHECK(connection->check());
}

TEST_CASE("bytes that follow no frame end the process at once") {
  const auto lie = GENERATE(Lie{"lie-long", "larger than 16 MiB"}, Lie{"lie-over", "larger than 16 MiB"},
                            Lie{"lie-short", "shorter than it says"}, Lie{"lie-kind", "unknown kind"});
  CAPTURE(lie.deed);
  const test::NothingLeft nothing_left;
  const auto connection = test::start(test::launch("mischief", lie.deed));
  test::Collected collected;
  const auto read = connection->read(test::from_the_beginning(), collected.sink());
  REQUIRE_FALSE(read);
  CHECK(read.error().what.find("broke the protocol") != std::string::npos);
  CHECK(read.error().what.find(lie.words) != std::string::npos);
  CHECK(collected.pages == std::vector{1, 2});
  CHECK(connection->crashed());
  CHECK_FALSE(connection->alive());
}
