// SPDX-License-Identifier: Apache-2.0
#include "plugins/rt/read.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/rt/desk.hpp"

#include <algorithm>
#include <map>

using namespace rafiq_rt;
using test::Desk;

namespace {

struct Assigned {
  void read(const std::string& account = "{}") {
    const Rest rest = desk.rest();
    const Settings settings = Settings::parse(account);
    Reader(rest, settings, [&](const Json& page) {
      for (const Json& record : page.at("records")) {
        const std::string key =
            record.at("kind").get<std::string>() + " " + record.at("id").get<std::string>();
        if (record.value("deleted", false))
          records.erase(key);
        else
          records[key] = record;
      }
      checkpoint = page.at("checkpoint");
      ended = page.at("end");
    }).read(checkpoint, Reader::Scope::assigned);
    CHECK(ended);
  }
  std::int64_t mine(std::int64_t requestor, const std::string& subject) {
    const auto ticket = desk.add_ticket(requestor, subject);
    desk.change_ticket(ticket, [](auto& one) { one.owner = "rafiq"; });
    return ticket;
  }
  bool knows(std::int64_t user) const { return records.contains("customer " + std::to_string(user)); }
  std::size_t touchpoints() const {
    return static_cast<std::size_t>(std::count_if(records.begin(), records.end(), [](const auto& one) {
      return one.second.at("kind") == "touchpoint";
    }));
  }

  Desk desk;
  std::map<std::string, Json> records;
  Json checkpoint;
  bool ended = false;
};

}  // namespace

TEST_CASE("the scope assigned reads the agent's tickets that are open or recent, and their requestors") {
  Assigned account;
  auto& desk = account.desk;
  const auto anna = desk.add_user("Anna");
  const auto omar = desk.add_user("Omar");
  const auto past = desk.add_user("Past");
  const auto done = desk.add_user("Done");
  desk.add_user("Nobody's");
  account.mine(anna, "Router");
  account.mine(anna, "Bill");
  desk.add_ticket(omar, "A colleague's");
  const auto old = account.mine(past, "Long ago");
  desk.change_ticket(old, [](auto& one) { one.status = "resolved", one.recent = false; });
  const auto lately = account.mine(done, "Last week");
  desk.change_ticket(lately, [](auto& one) { one.status = "resolved"; });

  account.read();
  CHECK(account.knows(anna));
  CHECK(account.knows(done));
  CHECK_FALSE(account.knows(omar));
  CHECK_FALSE(account.knows(past));
  CHECK(account.records.size() == 2 + 3);
}

TEST_CASE("another agent's tickets are read when the account names that agent") {
  Assigned account;
  const auto anna = account.desk.add_user("Anna");
  const auto ticket = account.desk.add_ticket(anna, "Router");
  account.desk.change_ticket(ticket, [](auto& one) { one.owner = "sara"; });
  account.read(R"({"settings":{"agent":"sara"}})");
  CHECK(account.knows(anna));
}

TEST_CASE("in the scope assigned the feed brings what concerns the agent and nobody else") {
  Assigned account;
  auto& desk = account.desk;
  const auto anna = desk.add_user("Anna");
  const auto omar = desk.add_user("Omar");
  const auto ticket = account.mine(anna, "Router");
  const auto other = desk.add_ticket(omar, "A colleague's");
  account.read();
  CHECK(account.records.size() == 1 + 1);

  desk.change_user(omar, [](auto& user) { user.real_name = "Omar B"; });
  desk.write(other, omar, "Still broken");
  desk.change_user(anna, [](auto& user) { user.real_name = "Anna Berg"; });
  desk.write(ticket, anna, "It works");
  account.read();
  CHECK_FALSE(account.knows(omar));
  CHECK(account.records.at("customer " + std::to_string(anna)).at("name") == "Anna Berg");
  CHECK(account.touchpoints() == 2);

  // Given to the agent: the customer comes along.
  desk.change_ticket(other, [](auto& one) { one.owner = "rafiq"; });
  account.read();
  CHECK(account.knows(omar));
  CHECK(account.touchpoints() == 4);

  // Given away again, it stays as it was; deleted, it goes.
  desk.change_ticket(other, [](auto& one) { one.owner = "sara"; });
  account.read();
  CHECK(account.touchpoints() == 4);
  desk.change_ticket(other, [](auto& one) { one.status = "deleted"; });
  account.read();
  CHECK(account.touchpoints() == 2);

  const auto before = account.records;
  account.read();
  CHECK(account.records == before);
}
