// SPDX-License-Identifier: Apache-2.0
#include "plugins/rt/find.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/rt/desk.hpp"

#include <rafiq/failure.hpp>

using namespace rafiq_rt;
using test::Desk;

namespace {

struct Finding {
  Desk desk;
  Rest rest = desk.rest();
  Settings settings = Settings::parse(R"({"settings":{"phone_scan":"100"}})");
  std::int64_t anna = desk.add_user("Anna", "+20 10 1234-5678");
  std::int64_t omar = desk.add_user("عمر", "(02) 2575 1234");
  std::int64_t ticket = desk.add_ticket(anna, "Router");

  Json find(std::string_view by, const std::string& value) { return Finder(rest, settings).find(by, value); }
  std::vector<std::string> names(std::string_view by, const std::string& value) {
    std::vector<std::string> all;
    for (const Json& record : find(by, value))
      if (record.at("kind") == "customer") all.push_back(record.at("name"));
    return all;
  }
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE_METHOD(Finding, "a customer is found by mail, url and id, with what happened before") {
  const std::string id = std::to_string(anna);
  CHECK(names("mail", " " + desk.users.at(anna).name) == Names{"Anna"});
  CHECK(names("url", "https://help.example.com/User/Summary.html?id=" + id) == Names{"Anna"});
  CHECK(names("url", "https://help.example.com/Ticket/Display.html?id=" + std::to_string(ticket)) ==
        Names{"Anna"});
  CHECK(names("id", id) == Names{"Anna"});
  const Json records = find("id", id);
  REQUIRE(records.size() == 2);
  CHECK(records.at(1).at("kind") == "touchpoint");
  CHECK(records.at(1).at("case").at("subject") == "Router");
}

TEST_CASE_METHOD(Finding, "a phone is found however it is written, through tickets and among the newest") {
  CHECK(names("phone", "01012345678") == Names{"Anna"});
  CHECK(names("phone", "+20-10-1234 5678") == Names{"Anna"});
  CHECK(names("phone", "0225751234") == Names{"عمر"});  // has no ticket
  CHECK(names("phone", "0225751235").empty());
  CHECK(names("phone", "1234").empty());  // too short to mean one person
}

TEST_CASE_METHOD(Finding, "an old customer without a ticket is beyond the scan") {
  for (int i = 0; i < 100; ++i) desk.add_user("Newer");
  CHECK(names("phone", "0225751234").empty());
  CHECK(names("phone", "01012345678") == Names{"Anna"});
}

TEST_CASE_METHOD(Finding, "nobody is found who is no customer") {
  CHECK(find("mail", "nobody@example.com").empty());
  CHECK(find("mail", "root").empty());  // staff
  CHECK(find("id", "1; DROP").empty());
  CHECK(find("url", "https://help.example.com/Ticket/Display.html?id=999999").empty());
  desk.change_user(anna, [](auto& user) { user.disabled = true; });
  CHECK(find("id", std::to_string(anna)).empty());
  CHECK_THROWS_AS(find("shoe size", "44"), rafiq::Failure);
}

TEST_CASE_METHOD(Finding, "get answers the record, that it is gone, or null") {
  Finder finder(rest, settings);
  CHECK(finder.get("user", std::to_string(anna)).at("name") == "Anna");
  CHECK(finder.get("ticket", std::to_string(ticket)).at("name") == "Anna");
  CHECK(finder.get("user", "999999").is_null());
  desk.change_user(anna, [](auto& user) { user.disabled = true; });
  CHECK(finder.get("user", std::to_string(anna)).at("deleted") == true);
}
