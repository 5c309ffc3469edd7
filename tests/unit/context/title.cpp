// SPDX-License-Identifier: Apache-2.0
#include "core/context/title.hpp"

#include "tests/support/catch.hpp"

using namespace rafiq;
using namespace rafiq::context;

namespace {

std::vector<TitleRecord> match(std::string_view pattern, std::string_view title) {
  auto created = TitlePattern::create("rt", "user", pattern);
  REQUIRE(created);
  return match_title({std::move(created).value()}, title);
}

}  // namespace

TEST_CASE("titles of windows say who is in them") {
  for (const std::string browser :
       {"", " - Mozilla Firefox", " \u2014 Mozilla Firefox", " \u2014 Mozilla Firefox Private Browsing",
        " - Google Chrome", " - Chromium", " - Microsoft\u200b Edge", " \u2013 Vivaldi"}) {
    INFO(browser);
    const auto user = match("User: ${name} <${mail}>", "User: نور الهاشمي <nour@example.org>" + browser);
    REQUIRE(user.size() == 1);
    CHECK(user[0] == TitleRecord{"rt", "user", "", "نور الهاشمي", "nour@example.org", ""});
    const auto ticket = match("#${id}: ${subject}", "#45: Router - no light" + browser);
    REQUIRE(ticket.size() == 1);
    CHECK(ticket[0].id == "45");
    const auto name = match("Contact: ${name}", "Contact: Ann Lee" + browser);
    REQUIRE(name.size() == 1);
    CHECK(name[0].name == "Ann Lee");
  }
  CHECK(match("Call from ${phone}", "Call from +20 100 123-4567").at(0).phone == "+20 100 123-4567");
}

TEST_CASE("other titles do not, nor those that claim the impossible") {
  for (const std::string title :
       {"", "User:", "User: ", "User:  <>", "User: Ann <not a mail>", "User: Ann <a@b> extra",
        "XUser: Ann <a@b>", "user: Ann <a@b>", "User: Ann <a@b", "User: <a@b>"})
    CHECK(match("User: ${name} <${mail}>", title).empty());
  for (const std::string title : {"#: x", "#../1: x", "#1/2: x", "#1 2: x", "# 1: x", "#1:x"})
    CHECK(match("#${id}: ${subject}", title).empty());
  CHECK(match("Call from ${phone}", "Call from somebody").empty());
  CHECK(match("${name}", std::string(1025, 'x')).empty());
}

TEST_CASE("a name may hold what the pattern ends in") {
  CHECK(match("${name} (contact)", "Ann (contact) Lee (contact)").at(0).name == "Ann (contact) Lee");
  CHECK(match("User: ${name} <${mail}>", "User: A - B <a@b.example> - Chromium").at(0).name == "A - B");
  CHECK(match("${name} - CRM", "Jean - CRM").at(0).name == "Jean");
}

TEST_CASE("every account whose titles these are is named, since titles prove little") {
  const std::vector<TitlePattern> patterns{
      TitlePattern::create("one", "ticket", "#${id}: ${subject}").value(),
      TitlePattern::create("two", "ticket", "#${id}: ${subject}").value()};
  const auto records = match_title(patterns, "#7: x");
  REQUIRE(records.size() == 2);
  CHECK(records[1].account == "two");
}

TEST_CASE("a title pattern must say something about the record") {
  for (const std::string text : {"", "Party - Tryton", "${subject}", "#${id", "${id}${name}", "${}"}) {
    INFO(text);
    CHECK_FALSE(TitlePattern::create("crm", "user", text));
  }
}
