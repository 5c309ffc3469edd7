// SPDX-License-Identifier: Apache-2.0
#include "core/util/time.hpp"

#include "tests/support/catch.hpp"

using namespace rafiq;

TEST_CASE("an instant is written and read back") {
  for (const char* text : {"2026-03-01T09:30:00Z", "1970-01-01T00:00:00Z", "2024-02-29T23:59:59.250Z"})
    CHECK(to_iso8601(parse_iso8601(text).value()) == text);
}

TEST_CASE("dates, spaces, fractions and offsets are understood") {
  CHECK(to_iso8601(parse_iso8601("2026-03-01").value()) == "2026-03-01T00:00:00Z");
  CHECK(to_iso8601(parse_iso8601("2026-03-01 09:30").value()) == "2026-03-01T09:30:00Z");
  CHECK(to_iso8601(parse_iso8601("2026-03-01T01:30:00+03:00").value()) == "2026-02-28T22:30:00Z");
  CHECK(to_iso8601(parse_iso8601("2026-03-01T01:30:00.123456-0130").value()) == "2026-03-01T03:00:00.123Z");
}

TEST_CASE("what is not a date says how to write one") {
  for (const char* text : {"", "tomorrow", "2026-02-30", "2026-3-1", "2026-03-01T25:00",
                           "2026-03-01T09:30:00Zx", "2026-03-01T09:30:00.Z"}) {
    CAPTURE(text);
    const auto result = parse_iso8601(text);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().code == ErrorCode::bad_data);
    CHECK_FALSE(result.error().remedy.empty());
  }
}
