// SPDX-License-Identifier: Apache-2.0
#include "core/store/connection.hpp"
#include "core/store/customers.hpp"
#include "core/store/identity.hpp"
#include "core/store/interactions.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/records.hpp"

#include <sqlite3.h>

using namespace rafiq;
using namespace rafiq::store;
using namespace rafiq::test;

namespace {

struct Directory : Home {
  AccountId support = account("support");
  Customers customers{*database};

  CustomerId add(const std::string& id, const std::string& name, const std::string& phone = {},
                 const std::string& mail = {}) {
    CustomerRecord body;
    if (!phone.empty()) body.phones = {{phone, ""}};
    if (!mail.empty()) body.mails = {{mail, ""}};
    put(*database, support, customer_record(id, name, body));
    return customer_of(*database, support, id);
  }
  std::vector<std::string> search(std::string_view text, int limit = 10) {
    std::vector<std::string> names;
    const auto hits = customers.search(text, limit).value();
    for (const auto& hit : hits) names.push_back(hit.name);
    return names;
  }
  void serve(CustomerId customer, TimePoint at) {
    Interaction interaction;
    interaction.customer = customer;
    interaction.started = at;
    REQUIRE(Interactions(*database).start(interaction).has_value());
  }
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("one person is found whichever spelling is typed") {
  Directory home;
  home.add("1", "فاطمة الزهراء عبد الرحمن");
  home.add("2", "سمير");
  const std::string typed = GENERATE("فاطمة", "فاطمه", "فَاطِمَة", "الزهراء", "زهراء", "عبدالرحمن", "عبد الرحمن",
                                     "عبد الر", "رحمن", "فـاطمة", "ف", "زهراء فاطمة");
  CAPTURE(typed);
  CHECK(home.search(typed) == Names{"فاطمة الزهراء عبد الرحمن"});
}

TEST_CASE("the whole name comes first, then its beginning, then any word") {
  Directory home;
  home.add("1", "Ali Hassan");
  home.add("2", "Hassan Ali");
  home.add("3", "Ali");
  home.add("4", "Alia");
  CHECK(home.search("ali").front() == "Ali");
  CHECK(home.search("ali").back() == "Hassan Ali");
  CHECK(home.search("ali").size() == 4);
}

TEST_CASE("among equals those served last come first, then the newest") {
  Directory home;
  const auto one = home.add("1", "Ali One");
  const auto two = home.add("2", "Ali Two");
  home.add("3", "Ali Three");
  home.add("4", "Ali Four");
  home.serve(one, noon);
  home.serve(two, noon + std::chrono::minutes{1});
  CHECK(home.search("ali") == Names{"Ali Two", "Ali One", "Ali Four", "Ali Three"});
  CHECK(home.search("") == Names{"Ali Two", "Ali One", "Ali Four", "Ali Three"});
  CHECK(home.search("ali", 2) == Names{"Ali Two", "Ali One"});
}

TEST_CASE("a phone is found by its end, in any format") {
  Directory home;
  home.add("1", "Layla", "+20 (0)100 123-4567");
  home.add("2", "Samir", "0122 765 4321");
  const std::string typed = GENERATE("4567", "567", "1234567", "0100 123 4567", "+201001234567",
                                     "00201001234567", "٤٥٦٧", "123-45 67");
  CAPTURE(typed);
  const auto hits = home.customers.search(typed, 10).value();
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].name == "Layla");
  CHECK(hits[0].detail == "+20 (0)100 123-4567");
}

TEST_CASE("a line tells namesakes apart by what their record says now") {
  Directory home;
  const auto detail = [&] { return home.customers.search("layla", 10).value().at(0).detail; };
  const auto become = [&](CustomerRecord body) {
    put(*home.database, home.support, customer_record("1", "Layla", std::move(body)));
  };
  CustomerRecord body;
  body.phones = {{"0100", ""}};
  body.mails = {{"layla@example.org", ""}, {"l@example.org", ""}};
  become(body);
  CHECK(detail() == "layla@example.org");
  body.mails.clear();
  become(body);
  CHECK(detail() == "0100");
  become({});
  CHECK(detail() == "support:1");
}

TEST_CASE("the newest come first of the many whose numbers end or whose names begin alike") {
  Directory home;
  std::vector<CustomerId> ending;
  // What is looked at first holds too few of them; then none.
  const int after = GENERATE(0, 5000);
  const auto written = home.database->write([&]() -> Status {
    for (int i = 0; i < 60; ++i)
      ending.push_back(
          home.add("a" + std::to_string(i), "Anna", "0100 10" + std::to_string(100 + i) + " 077"));
    for (int i = 0; i < after; ++i)
      home.add("b" + std::to_string(i), "B", "0100 " + std::to_string(100'000 + i) + "1");
    return success();
  });
  REQUIRE(written.has_value());
  const std::string typed = GENERATE("077", "ann");
  const auto newest = [&] {
    std::vector<CustomerId> found;
    const auto hits = home.customers.search(typed, 5).value();
    for (const auto& hit : hits) found.push_back(hit.id);
    return found;
  };
  CHECK(newest() == std::vector<CustomerId>{ending[59], ending[58], ending[57], ending[56], ending[55]});
  // An older record comes to a newer customer, and a newer one to an older.
  Identity identity(*home.database);
  REQUIRE(identity.link(ending[58], ending[3], noon, "Huda").has_value());
  REQUIRE(identity.link(ending[4], ending[59], noon, "Huda").has_value());
  const auto last = home.add("z", "Z", "0100 999 9991");
  REQUIRE(identity.link(last, ending[10], noon, "Huda").has_value());
  CHECK(newest() == std::vector<CustomerId>{last, ending[58], ending[57], ending[56], ending[55]});
}

TEST_CASE("a whole phone resolves to one customer, and its end does not") {
  Directory home;
  const auto layla = home.add("1", "Layla", "0100 123 4567");
  home.add("2", "Samir", "0122 765 4321");
  CHECK(home.customers.by_phone("+20 100 123 4567").value() == std::vector{layla});
  CHECK(home.customers.by_phone("01001234567").value() == std::vector{layla});
  CHECK(home.customers.by_phone("4567").value().empty());
  CHECK(home.customers.by_phone("").value().empty());
}

TEST_CASE("a mail is found as it is typed, and an id by itself") {
  Directory home;
  const auto layla = home.add("27", "Layla", "", "Layla.Haddad@Example.com");
  home.add("270", "Samir", "", "samir@example.com");
  CHECK(home.search("layla.h") == Names{"Layla"});
  CHECK(home.search("LAYLA.HADDAD@example.com") == Names{"Layla"});
  CHECK(home.search("27") == Names{"Layla"});
  CHECK(home.search("support:27") == Names{"Layla"});
  CHECK(home.search("sales:27").empty());
  CHECK(home.search(layla.text()) == Names{"Layla"});
  CHECK(home.customers.by_mail("layla.haddad@EXAMPLE.com").value() == std::vector{layla});
  CHECK(home.customers.by_mail("").value().empty());
  CHECK(home.customers.by_external_id("support", "27").value() == std::vector{layla});
  CHECK(home.customers.by_external_id("sales", "27").value().empty());
  CHECK(home.customers.by_url("https://crm.example/user/27").value() == std::vector{layla});
}

TEST_CASE("a changed name is found by the new one alone") {
  Directory home;
  home.add("1", "Layla Haddad");
  home.add("1", "Layla Mansour");
  CHECK(home.search("haddad").empty());
  CHECK(home.search("mansour") == Names{"Layla Mansour"});
}

TEST_CASE("no text breaks the search") {
  Directory home;
  home.add("1", "O'Brien \"The Hat\" OR AND NOT NEAR(x)");
  const std::string typed =
      GENERATE(std::string("\""), std::string("'; DROP TABLE customer; --"), std::string("*"),
               std::string("a* OR b"), std::string("NEAR("), std::string("\0x", 2), std::string("\xff\xfe"),
               std::string("%_"), std::string(100'000, 'a'), std::string("@"));
  CHECK(home.customers.search(typed, 10).has_value());
  CHECK(home.customers.search("near not", 10).value().size() == 1);
  CHECK(home.customers.search("x", 0).value().empty());
}

TEST_CASE("no search reads a whole table") {
  Directory home;
  for (int i = 0; i < 500; ++i) {
    const auto number = std::to_string(1000 + i);
    home.add(number, "Ali " + number, "0100 000 " + number, "user" + number + "@example.com");
  }
  for (const auto* typed :
       {"", "a", "ali", "1200", "support:1200", "0100 000 1200", "user1200@", "nobody", "ali x"})
    REQUIRE(home.customers.search(typed, 10).has_value());
  REQUIRE(home.customers.by_phone("+20 100 000 1200").has_value());
  REQUIRE(home.customers.by_mail("user1200@example.com").has_value());
  REQUIRE(home.customers.by_url("https://crm.example/user/1200").value().size() == 1);
  REQUIRE(home.customers.by_external_id("support", "1200").has_value());

  sqlite3* handle = home.database->connection().sqlite().getHandle();
  for (auto* sql = sqlite3_next_stmt(handle, nullptr); sql != nullptr; sql = sqlite3_next_stmt(handle, sql)) {
    CAPTURE(sqlite3_sql(sql));
    CHECK(sqlite3_stmt_status(sql, SQLITE_STMTSTATUS_FULLSCAN_STEP, 0) < 100);
  }
}
