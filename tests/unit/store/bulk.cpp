// SPDX-License-Identifier: Apache-2.0
#include "core/store/bulk.hpp"

#include "core/store/connection.hpp"
#include "core/store/customers.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/records.hpp"

#include <barrier>
#include <future>

using namespace rafiq;
using namespace rafiq::store;
using namespace rafiq::test;

namespace {

struct Import : Home {
  AccountId support = account("support");
  Customers customers{*database};
  Bulk bulk{*database};

  std::vector<std::string> schema() {
    std::vector<std::string> all;
    auto row = database->connection().query(
        "SELECT replace(sql, 'IF NOT EXISTS ', '') FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY 1");
    while (row.next()) all.push_back(row.text(0));
    return all;
  }
  void begin() {
    REQUIRE(database->write([&] { return bulk.begin(); }));
  }
  void add(int number) {
    CustomerRecord body;
    body.phones = {{"0100 000 " + std::to_string(1000 + number), ""}};
    body.mails = {{"user" + std::to_string(number) + "@example.com", ""}};
    put(*database, support,
        customer_record(std::to_string(number), "Sherif Number" + std::to_string(number), body));
  }
  std::size_t found(std::string_view text) { return customers.search(text, 100).value().size(); }
  std::string first(std::string_view text) { return customers.search(text, 1).value().at(0).name; }
  std::int64_t put_off() { return *database->connection().find_integer("SELECT count(*) FROM put_off"); }
};

}  // namespace

TEST_CASE("an import finds the same before and after what it put off is made up for") {
  Import home;
  const auto before = home.schema();
  home.begin();
  CHECK(home.schema().size() < before.size());
  for (int i = 0; i < 30; ++i) home.add(i);
  home.add(7);  // again
  const auto all_found = [&] {
    CHECK(home.found("sherif") == 30);
    CHECK(home.first("number7") == "Sherif Number7");
    CHECK(home.found("\u0634\u0631\u064A\u0641") == 30);  // by its sound
    CHECK(home.found("0001007") == 1);
    CHECK(home.found("user7@") == 1);
    CHECK(home.found("27") == 1);
  };
  all_found();
  REQUIRE(home.bulk.finish());
  all_found();
  CHECK(home.schema() == before);
  CHECK(home.put_off() == 0);
  CHECK(home.database->examine_index());
}

TEST_CASE("names that change or go while they wait are not in the index afterwards") {
  Import home;
  home.begin();
  for (int i = 0; i < 5; ++i) home.add(i);
  put(*home.database, home.support, customer_record("1", "Layla"));
  put(*home.database, home.support, deleted_record("user", "2"));
  REQUIRE(home.bulk.finish());
  CHECK(home.found("layla") == 1);
  CHECK(home.found("number1") == 0);
  CHECK(home.found("sherif") == 3);
  CHECK(home.database->examine_index());
}

TEST_CASE("a home with records keeps its indexes in a full listing") {
  Import home;
  home.add(1);
  const auto before = home.schema();
  home.begin();
  CHECK(home.schema() == before);
  home.add(2);
  CHECK(home.found("sherif") == 2);
  REQUIRE(home.bulk.finish());
  CHECK(home.found("sherif") == 2);
  CHECK(home.put_off() == 0);
}

TEST_CASE("commits are waited for again once a first import is over") {
  Import home;
  const auto careful = [&] { return *home.database->connection().find_integer("PRAGMA synchronous") == 2; };
  CHECK(careful());
  home.begin();
  REQUIRE(home.bulk.set_pace());
  CHECK_FALSE(careful());
  REQUIRE(home.bulk.finish());
  CHECK(careful());
}

TEST_CASE("two accounts that make up for what they put off at once do it once") {
  for (int turn = 0; turn < 30; ++turn) {
    Import home;
    const auto other = home.open();
    Bulk beside{*other};
    home.begin();
    REQUIRE(other->write([&] { return beside.begin(); }));
    REQUIRE(home.bulk.set_pace());
    REQUIRE(beside.set_pace());
    for (int i = 0; i < 5; ++i) home.add(i);

    std::barrier together(2);
    auto there = std::async(std::launch::async, [&] {
      together.arrive_and_wait();
      return beside.finish();
    });
    together.arrive_and_wait();
    REQUIRE(home.bulk.finish());
    REQUIRE(there.get());

    CHECK(home.found("sherif") == 5);
    CHECK(home.put_off() == 0);
    for (auto* each : {home.database.get(), other.get()})
      CHECK(*each->connection().find_integer("PRAGMA synchronous") == 2);
    CHECK(home.database->examine_index());
  }
}
