// SPDX-License-Identifier: Apache-2.0
#include "core/util/json_fast.hpp"

#include "tests/support/catch.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

using namespace rafiq;

TEST_CASE("the fast way reads and writes JSON as the library does") {
  const std::vector<std::string> texts{
      R"({"b": 1, "a": [true, null, -7, 1.5, 18446744073709551615, "x"], "": {}, "e": []})",
      R"(["quoted \"so\"", "back\\slash", "line\nfeed", "\u0000\u001f\u007f", "ليلى", "\ud83d\ude00"])",
      R"({"twice": 1, "twice": {"last": "wins"}})",
      R"([0, -0, -0.0, 1e-7, 9223372036854775808, -9223372036854775808, 0.1, 12345678.875, 1e300])",
      R"("\u0645")",
      "7",
      "null",
      "  [ ]  "};
  for (const auto& text : texts) {
    CAPTURE(text.substr(0, 80));
    const auto expected = parse_json(text, "").value();
    const auto json = parse_json_fast(text);
    REQUIRE(json);
    CHECK(*json == expected);
    CHECK(json->dump() == expected.dump());
    CHECK(dump_json_fast(expected) == expected.dump());
  }
}

TEST_CASE("the fast way refuses what is no JSON") {
  for (const std::string text :
       {"", "{", "[1,]", "{\"a\" 1}", "nul", "\"\xff\"", "[01]", "\"\\ud800\"", "[1] x"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_json_fast(text));
  }
}

TEST_CASE("half a letter and letters that are none are written as the mark of what is missing") {
  for (const std::string text : {"\xc3", "a\xe2\x82z", "\xed\xa0\x80", "\"\xff\\"}) {
    const Json json(text);
    CHECK(dump_json_fast(json) == json.dump(-1, ' ', false, Json::error_handler_t::replace));
  }
}

TEST_CASE("what is long, deep or a number beyond all is left to the careful way") {
  for (const auto& text :
       {std::string(100, '[') + std::string(100, ']'), "\"" + std::string(70'000, 'x') + "\"",
        std::string("[123456789012345678901234567890]")}) {
    CAPTURE(text.substr(0, 40));
    CHECK(parse_json(text, "").has_value());
    CHECK_FALSE(parse_json_fast(text));
  }
}
