// SPDX-License-Identifier: Apache-2.0
#include "core/sync/page_text.hpp"

#include "core/sync/read_ahead.hpp"
#include "tests/support/catch.hpp"

using namespace rafiq;
using namespace rafiq::sync;

namespace {

Json record(int number) {
  return {{"kind", "customer"},
          {"entity", "user"},
          {"id", std::to_string(number)},
          {"name", "Customer \"" + std::to_string(number) + "\" \u0634"},
          {"facts", Json::array({{{"aspect", "interest"}, {"value", "chess"}}})}};
}

}  // namespace

TEST_CASE("a page is cut the same way whatever it holds besides its records") {
  // A number that no machine has takes the careful way.
  const std::string number = GENERATE("1", "123456789012345678901234567890");
  const std::string text = R"( {"checkpoint" : {"page":2}, "records":[ {"id":"1","n":)" + number +
                           R"( } ,{"id":"2"}, 7, "x" ],"end":false} )";
  const auto page = PageText::cut(text, "support").value();
  REQUIRE(page.records().size() == 4);
  CHECK(parse_json(page.records()[0], "").value()["id"] == "1");
  CHECK(parse_json(page.records()[1], "").value()["id"] == "2");
  CHECK(parse_json(page.records()[2], "").value() == 7);
  CHECK(page.rest() == Json{{"checkpoint", {{"page", 2}}}, {"end", false}});
}

TEST_CASE("what is no page is refused") {
  const std::string text =
      GENERATE("", "{", "[]", "7", "{}", R"({"records":{}})", R"({"records":[})", R"({"records":[{"id":"1"])",
               "{\"records\":[\"\xff\"]}", R"({"records":[],"checkpoint":})");
  CAPTURE(text);
  const auto page = PageText::cut(text, "support");
  REQUIRE_FALSE(page.has_value());
  CHECK(page.error().code == ErrorCode::bad_data);
  CHECK(page.error().where == "support");
}

TEST_CASE("the mark of a record follows its bytes and its place") {
  const auto one = mark_of(record(1).dump()).value();
  CHECK(one.entity == "user");
  CHECK(one.id == "1");
  CHECK(mark_of(record(1).dump()).value().arrived == one.arrived);
  auto other = record(1);
  other["name"] = "Somebody";
  CHECK(mark_of(other.dump()).value().arrived != one.arrived);
  CHECK_FALSE(mark_of(R"({"id":"1"})"));
  CHECK_FALSE(mark_of(R"({"entity":"user","id":1})"));
  CHECK_FALSE(mark_of("7"));
}

TEST_CASE("records that are read ahead are those that are read one by one") {
  const int count = GENERATE(0, 1, 31, 33, 500);
  const bool whole = GENERATE(true, false);
  auto json = Json{{"records", Json::array()}};
  for (int i = 0; i < count; ++i) json["records"].push_back(record(i));
  const auto page = PageText::cut(json.dump(), "support").value();
  ReadAhead ahead;
  for (int round = 0; round < 3; ++round) {
    ahead.begin(page.records(), whole, {});
    for (std::size_t i = 0; i < page.records().size(); ++i) {
      auto& read = ahead.at(i);
      REQUIRE(read.mark.has_value());
      CHECK(read.mark->id == std::to_string(i));
      CHECK(read.item.has_value() == whole);
      if (!whole) read_whole(page.records()[i], {}, read);
      const auto& item = std::get<store::Record>(read.item.value());
      CHECK(item.key.id == std::to_string(i));
      CHECK(std::get<store::CustomerRecord>(item.body).keys.has_value());
      if (round == 1 && i == 40) break;  // as when a write fails in the middle
    }
    ahead.end();
  }
}

TEST_CASE("a look is the same after it was written down") {
  Look look;
  look.fields = {{"user", "facts.Education", "text"}, {"user", "name", "text"}};
  look.said = {"one thing", "another"};
  const auto read = look_from(to_text(look));
  CHECK(read.fields == look.fields);
  CHECK(read.said == look.said);
  CHECK(look_from("no look").fields.empty());
}
