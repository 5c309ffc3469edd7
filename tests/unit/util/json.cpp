// SPDX-License-Identifier: Apache-2.0
#include "core/util/json.hpp"

#include "tests/support/catch.hpp"

#include <nlohmann/json.hpp>

using namespace rafiq;

TEST_CASE("an error in JSON names the place and never quotes the text") {
  const auto result = parse_json(R"({"name": "Layla", )", "customers.jsonl:3");
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().code == ErrorCode::bad_data);
  CHECK(result.error().where == "customers.jsonl:3");
  CHECK(result.error().message().find("Layla") == std::string::npos);
}

TEST_CASE("bytes that are not UTF-8 do not throw when written") {
  CHECK(dump_json(Json("\xff")) == "\"\xEF\xBF\xBD\"");
}

TEST_CASE("members are read only when they are of the asked type") {
  const auto object = parse_json(R"({"a": "x", "b": 7, "c": true, "d": null})", "").value();
  CHECK(string_member(object, "a") == "x");
  CHECK_FALSE(string_member(object, "b"));
  CHECK_FALSE(string_member(object, "d"));
  CHECK(integer_member(object, "b") == 7);
  CHECK_FALSE(integer_member(object, "a"));
  CHECK(bool_member(object, "c"));
  CHECK(bool_member(object, "missing", true));
}
