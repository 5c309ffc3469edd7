// SPDX-License-Identifier: Apache-2.0
#include "core/store/accounts.hpp"
#include "core/store/customers.hpp"
#include "core/store/drift.hpp"
#include "core/store/facts.hpp"
#include "core/store/interactions.hpp"
#include "core/sync/on_demand.hpp"
#include "core/sync/pull.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/fake_crm.hpp"
#include "tests/support/home.hpp"

#include <algorithm>
#include <set>

using namespace rafiq;
using namespace rafiq::test;
using store::Customers;

namespace {

struct Scoped : Home {
  Scoped() {
    for (int i = 1; i <= 8; ++i) crm.put(customer_json(std::to_string(i), "Customer " + std::to_string(i)));
    for (int i = 1; i <= 8; ++i) crm.put(touchpoint_json(std::to_string(i) + "/1", std::to_string(i)));
  }
  sync::Report pull(Scope scope, sync::PullOptions options = {}) {
    options.scope = scope;
    options.clock = std::make_shared<FixedClock>(noon);
    return sync::pull(*database, crm.reader(), "support", options).value();
  }
  // From now on the scope holds these customers and their tickets alone.
  void narrow(const std::set<int>& customers) {
    for (int i = 1; i <= 8; ++i) {
      if (customers.contains(i)) continue;
      crm.drop(customer_json(std::to_string(i), ""));
      crm.drop(touchpoint_json(std::to_string(i) + "/1", ""));
    }
  }
  std::int64_t customers() { return Customers(*database).count().value(); }
  CustomerId id(const std::string& external) {
    return Customers(*database).by_external_id("support", external).value().at(0);
  }

  store::AccountId support = account("support");
  FakeCrm crm;
};

}  // namespace

TEST_CASE("the scope is passed on, and another one forces a full listing") {
  Scoped home;
  home.pull(Scope::all);
  CHECK(home.crm.last_request["scope"]["kind"] == "all");
  home.pull(Scope::all);
  CHECK(home.crm.last_request["mode"] == "incremental");
  home.pull(Scope::assigned);
  CHECK(home.crm.last_request["scope"]["kind"] == "assigned");
  CHECK(home.crm.last_request["mode"] == "full");
  CHECK(home.crm.last_request["checkpoint"].is_null());
  home.pull(Scope::assigned);
  CHECK(home.crm.last_request["mode"] == "incremental");
}

TEST_CASE(
    "a full listing that is interrupted is begun anew when the scope changes meanwhile, else gone on with") {
  Scoped home;
  home.crm.before_page = [](int page) -> Status {
    if (page == 2) return Error{ErrorCode::unreachable, "", "", ""};
    return success();
  };
  const auto again = GENERATE(Scope::all, Scope::assigned);
  sync::PullOptions options;
  CHECK_FALSE(sync::pull(*home.database, home.crm.reader(), "support", options).has_value());
  home.crm.before_page = [](int) -> Status { return success(); };
  home.pull(again);
  CHECK(home.crm.last_request["checkpoint"].is_null() == (again == Scope::assigned));
}

TEST_CASE("the scope none reads nothing, and what was read before goes on where it was") {
  Scoped home;
  home.pull(Scope::all);
  home.crm.put(customer_json("9", "New"));
  home.crm.last_request = nullptr;
  CHECK(home.pull(Scope::none).pages == 0);
  CHECK(home.crm.last_request.is_null());
  CHECK(home.pull(Scope::all).created == 1);
  CHECK(home.crm.last_request["mode"] == "incremental");
}

TEST_CASE("a narrower scope lets the others go, but nobody whom the agent knows") {
  Scoped home;
  home.pull(Scope::all);
  const auto noted = home.id("2");
  Fact fact;
  fact.customer = noted;
  fact.value = "Likes to be called in the morning";
  fact.noted_at = noon;
  REQUIRE(store::Facts(*home.database).add(fact).has_value());
  REQUIRE(sync::store_answer(*home.database, "support", {{"record", customer_json("3", "Customer 3")}}, noon)
              .has_value());
  home.narrow({1, 4, 5, 6});
  home.pull(Scope::assigned);
  // 7 and 8 and their tickets are out of it; 2 and 3 are too, and stay with all there is.
  CHECK(home.customers() == 6);
  for (const char* kept : {"2", "3"}) {
    const auto customer = Customers(*home.database).get(home.id(kept)).value();
    CHECK(customer.phones.size() == 1);
  }
  CHECK(store::Facts(*home.database).of(noted).value().size() == 2);
  CHECK(Customers(*home.database).by_external_id("support", "7").value().empty());
}

TEST_CASE("a scope that is much narrower is told of as that, not as a CRM that lost its records") {
  Scoped home;
  const auto others = [&](const auto& change) {
    for (int i = 9; i <= 30; ++i) change(customer_json(std::to_string(i), "Customer " + std::to_string(i)));
  };
  others([&](const Json& customer) { home.crm.put(customer); });
  home.pull(Scope::all);
  others([&](const Json& customer) { home.crm.drop(customer); });
  const auto said = home.pull(Scope::assigned).observations;
  CHECK(home.customers() == 30);
  const std::string expected = "22 of 30 records of user are not in what the scope assigned reads now";
  CHECK(std::count_if(said.begin(), said.end(),
                      [&](const std::string& text) { return text.find(expected) == 0; }) == 1);
}

TEST_CASE("of records that are too many to believe gone, the fields have not vanished") {
  Scoped home;
  auto rich = [](int i) {
    auto customer = customer_json(std::to_string(i), "Customer");
    customer["extra"] = {{"tier", "gold"}};
    return customer;
  };
  for (int i = 9; i <= 30; ++i) home.crm.put(rich(i));
  home.pull(Scope::all);
  for (int i = 9; i <= 30; ++i) home.crm.drop(rich(i));
  const auto tells = [](const sync::Report& report, const char* word) {
    return std::any_of(report.observations.begin(), report.observations.end(), [&](const std::string& text) {
      return text.find("extra.tier") != std::string::npos && text.find(word) != std::string::npos;
    });
  };
  CHECK_FALSE(tells(home.pull(Scope::assigned), "vanished"));
  for (int i = 9; i <= 30; ++i) home.crm.put(rich(i));
  CHECK_FALSE(tells(home.pull(Scope::all), "is new"));  // known all the while
}

TEST_CASE("another mapping forces a full listing, another connector only when something was kept aside") {
  Scoped home;
  sync::PullOptions options;
  options.version = "1.0.0";
  options.mapping = "a";
  home.pull(Scope::all, options);
  options.version = "1.1.0";
  home.pull(Scope::all, options);
  CHECK(home.crm.last_request["mode"] == "incremental");
  auto broken = customer_json("9", "");
  broken["name"] = 7;
  home.crm.put(broken);
  home.pull(Scope::all, options);
  home.pull(Scope::all, options);
  CHECK(home.crm.last_request["mode"] == "full");  // 1.1.0 has not seen it yet
  home.pull(Scope::all, options);
  CHECK(home.crm.last_request["mode"] == "incremental");
  options.version = "1.2.0";
  home.pull(Scope::all, options);
  CHECK(home.crm.last_request["mode"] == "full");
  options.mapping = "b";
  home.pull(Scope::all, options);
  CHECK(home.crm.last_request["mode"] == "full");
  home.pull(Scope::all, options);
  CHECK(home.crm.last_request["mode"] == "incremental");
}
