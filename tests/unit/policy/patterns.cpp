// SPDX-License-Identifier: Apache-2.0
#include "core/policy/patterns.hpp"

#include "tests/support/catch.hpp"

using namespace rafiq::policy;

TEST_CASE("policy: patterns of connectors") {
  CHECK(matches_connector("rt", "rt"));
  CHECK_FALSE(matches_connector("rt", "rt5"));
  CHECK(matches_connector("acme-*", "acme-"));
  CHECK(matches_connector("*-desk", "acme-desk"));
  CHECK(matches_connector("a*c*e", "abcde"));
  CHECK_FALSE(matches_connector("a*c*e", "abcd"));
  CHECK(is_connector_pattern("acme-*"));
  CHECK_FALSE(is_connector_pattern("Acme"));
  CHECK_FALSE(is_connector_pattern(""));
}

TEST_CASE("policy: patterns of hosts") {
  CHECK(matches_host("crm.example.com", "crm.example.com", 443, false));
  CHECK_FALSE(matches_host("crm.example.com", "crm.example.com", 8443, false));
  CHECK(matches_host("crm.example.com:8443", "crm.example.com", 8443, false));
  CHECK(matches_host("crm.example.com:*", "crm.example.com", 1234, false));
  CHECK(matches_host("*.example.com", "eu.crm.example.com", 443, false));
  CHECK_FALSE(matches_host("*.example.com", "example.com", 443, false));
  CHECK_FALSE(matches_host("*.example.com", "evilexample.com", 443, false));
  CHECK_FALSE(matches_host("127.0.0.1", "127.0.0.1.example.com", 443, false));
  CHECK(matches_host("[::1]:8080", "[::1]", 8080, true));
  CHECK(matches_host("loopback", "localhost", 5000, true));
  CHECK_FALSE(matches_host("loopback", "loopback", 443, false));
  for (const auto* bad : {"", "*", "*.", "https://crm.example.com", "crm.example.com/", "a b", "crm:0",
                          "crm:", "Crm.example.com", "*.*.example.com", "crm..example.com"}) {
    INFO(bad);
    CHECK_FALSE(is_host_pattern(bad));
  }
}
