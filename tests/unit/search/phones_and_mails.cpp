// SPDX-License-Identifier: Apache-2.0
#include "core/search/normalise.hpp"
#include "tests/support/catch.hpp"

using namespace rafiq::search;

TEST_CASE("a phone is its digits, however it is written") {
  CHECK(phone_digits("+20 100 123 4567") == "201001234567");
  CHECK(phone_digits("0020-100-123-4567") == "201001234567");
  CHECK(phone_digits("+20 (0)100 123-4567") == "201001234567");
  CHECK(phone_digits("٠١٠٠ ١٢٣ ٤٥٦٧") == "1001234567");
  CHECK(phone_digits("0100.123.4567 ext. 89") == "1001234567");
  CHECK(phone_digits("0100 123 4567 تحويلة 89") == "1001234567");
  CHECK(phone_digits("tel:+201001234567;ext=89") == "201001234567");
  CHECK(phone_digits("0100 123 4567 / 0122 765 4321") == "1001234567");
  CHECK(phone_digits("\u202A+20 100 123 4567\u202C") == "201001234567");
  CHECK(phone_digits("unknown").empty());
  CHECK(phone_digits("000").empty());
  CHECK(phone_digits("").empty());
}

TEST_CASE("a number is the same with and without its country code") {
  CHECK(same_phone(phone_digits("+20 100 123 4567"), phone_digits("0100 123 4567")));
  CHECK(same_phone(phone_digits("0100 123 4567"), phone_digits("0020 100 123 4567")));
  CHECK_FALSE(same_phone(phone_digits("+20 100 123 4567"), phone_digits("+20 100 123 4568")));
  CHECK_FALSE(same_phone("4567", "201001234567"));  // the end of a number is not the number
  CHECK_FALSE(same_phone("", ""));
}

TEST_CASE("a mail address is compared without case and space") {
  CHECK(normal_mail("  Layla.Haddad@Example.COM ") == "layla.haddad@example.com");
  CHECK(normal_mail("mailto:layla@example.com") == "layla@example.com");
  CHECK(normal_mail("").empty());
}
