// SPDX-License-Identifier: Apache-2.0
#include "plugins/rt/text.hpp"

#include "plugins/rt/query.hpp"
#include "plugins/rt/record_url.hpp"
#include "tests/support/catch.hpp"

using namespace rafiq_rt;

TEST_CASE("the first line of a message is the first that its writer wrote") {
  CHECK(first_line("\n\r\n  It works now. \r\nThanks") == "It works now.");
  CHECK(first_line("> We look at it.\n\nشكرًا لكم") == "شكرًا لكم");
  CHECK(first_line("On Monday, Rafiq wrote:\n> hello\n\nYes please") == "Yes please");
  CHECK(first_line("Two things:\none") == "Two things:");
  CHECK(first_line("> only quoted\n") == "");
  CHECK(first_line("--\nAnna Berg, Sales") == "");
  CHECK(first_line("") == "");
}

TEST_CASE("a long line is cut between characters") {
  std::string arabic;
  for (int i = 0; i < 200; ++i) arabic += "ع";
  const std::string cut = first_line(arabic);
  CHECK(cut.size() == 160 * 2 + 3);
  CHECK(cut.ends_with("ع…"));
}

TEST_CASE("headers are found in any case") {
  CHECK(header_value("Subject: x\nx-rt-INTERFACE:  Email\r\n", "X-RT-Interface") == "Email");
  CHECK(header_value("Subject: X-RT-Interface: Web", "X-RT-Interface") == "");
}

TEST_CASE("pages of RT name their record") {
  const auto check = [](std::string_view url, bool is_ticket, std::string_view id) {
    const auto found = record_of_url(url);
    REQUIRE(found);
    CHECK(found->is_ticket == is_ticket);
    CHECK(found->id == id);
  };
  check("https://help.example.com/User/Summary.html?id=27", false, "27");
  check("https://example.com/rt/Ticket/Display.html?id=1#txn-9", true, "1");
  check("https://help.example.com/Ticket/Update.html?Action=Respond;id=12", true, "12");
  check("https://help.example.com/Ticket/Modify.html?x=1&id=3&y=2", true, "3");
  for (const char* none :
       {"https://help.example.com/", "https://help.example.com/Ticket/Display.html?id=1%27",
        "https://help.example.com/Search/Results.html?id=1", "Ticket/Display.html", ""})
    CHECK_FALSE(record_of_url(none));
}

TEST_CASE("nothing that is asked for can change the question") {
  CHECK(query({{"query", "a = 'b' & c"}, {"page", "2"}}) == "query=a%20%3D%20%27b%27%20%26%20c&page=2");
  CHECK(sql_text("o'hara\\") == R"('o\'hara\\')");
}
