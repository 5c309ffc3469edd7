// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/stale.hpp"

#include "tests/support/catch.hpp"

using namespace rafiq;
using rafiq::sidebar::is_stale;
using namespace std::chrono_literals;

TEST_CASE("a CRM is read again after a quarter of an hour, and at once when a clock was set far back") {
  const TimePoint now = parse_iso8601("2026-03-01T12:00:00Z").value();
  CHECK(is_stale(std::nullopt, now));
  CHECK_FALSE(is_stale(now, now));
  CHECK_FALSE(is_stale(now - 14min, now));
  CHECK(is_stale(now - 15min, now));
  CHECK(is_stale(now + 1s, now));
  CHECK(is_stale(now + 8760h, now));
}
