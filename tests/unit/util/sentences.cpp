// SPDX-License-Identifier: Apache-2.0
#include "core/util/sentences.hpp"

#include "core/util/error.hpp"
#include "tests/support/catch.hpp"

using namespace rafiq;

TEST_CASE("sentences are joined by one sign") {
  CHECK(then("Correct it", "Then go on") == "Correct it. Then go on");
  CHECK(then("Did you mean \"x\"?", "Then go on") == "Did you mean \"x\"? Then go on");
  CHECK(then("", "Then go on") == "Then go on");
  CHECK(then("Correct it", "") == "Correct it");
  CHECK(Error{ErrorCode::usage, "Where to?", "", "Name a file"}.message() == "Where to? Name a file");
  CHECK(Error{ErrorCode::usage, "Where to?", "here", "Name a file"}.message() ==
        "Where to? (here). Name a file");
}
