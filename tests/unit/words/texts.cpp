// SPDX-License-Identifier: Apache-2.0
#include "core/words/plain.hpp"
#include "core/words/quoted.hpp"
#include "tests/support/catch.hpp"

using namespace rafiq::words;

TEST_CASE("somebody's own words are on one line, isolated, and cut between characters") {
  CHECK(own_words("  the invoice\n\tis wrong ") == "\u2068the invoice is wrong\u2069");
  CHECK(own_words("شكرًا", 4) == "\u2068شكر…\u2069");
  CHECK(own_words("شكرًا", 5) == "\u2068شكرًا\u2069");
}

TEST_CASE("a pattern takes its values in any order, and as often as it names them") {
  CHECK(filled("{1} before {0}, {1}", {"a", "b"}) == "b before a, b");
  CHECK(filled("nothing", {}) == "nothing");
  CHECK(filled("{0}", {"{1}", "x"}) == "{1}");
}

TEST_CASE("words are compared without vowels, in one form of each letter, with one kind of digit") {
  CHECK(plain_words("غدًا الساعة ٤ مساءً") == std::vector<std::string>{"غدا", "الساعه", "4", "مساء"});
  CHECK(plain_words("الأحد، 16:00") == std::vector<std::string>{"الاحد", "16:00"});
  CHECK(plain_words("Tomorrow  4PM") == std::vector<std::string>{"tomorrow", "4pm"});
  CHECK(plain_words(" ").empty());
}
