// SPDX-License-Identifier: Apache-2.0
#include "core/store/accounts.hpp"
#include "core/store/canonical_dump.hpp"
#include "core/store/customers.hpp"
#include "core/store/facts.hpp"
#include "core/store/journey.hpp"
#include "core/store/records.hpp"
#include "core/store/sync_lock.hpp"
#include "core/sync/on_demand.hpp"
#include "core/sync/pull.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/fake_crm.hpp"
#include "tests/support/home.hpp"

using namespace rafiq;
using namespace rafiq::test;
using store::Customers;

namespace {

const Error offline{ErrorCode::unreachable, "The CRM cannot be reached", "support", "Try again later"};

struct Synced : Home {
  Synced() {
    for (int i = 1; i <= 20; ++i) crm.put(customer_json(std::to_string(i), "Customer " + std::to_string(i)));
    crm.put(touchpoint_json("1/1", "1"));
    crm.put(touchpoint_json("1/2", "1"));
    crm.put(commitment_json("9", "2"));
  }
  Result<sync::Report> pull(sync::PullOptions options = {}) {
    options.clock = clock;
    return sync::pull(*database, crm.reader(), "support", options);
  }
  Result<sync::Report> pull_all() {
    sync::PullOptions options;
    options.full = true;
    return pull(options);
  }
  std::int64_t customers() { return Customers(*database).count().value(); }
  std::string dump() { return store::canonical_dump(*database).value(); }
  CustomerId id(const std::string& external) {
    return Customers(*database).by_external_id("support", external).value().at(0);
  }

  store::AccountId support = account("support");
  std::shared_ptr<FixedClock> clock = std::make_shared<FixedClock>(noon);
  FakeCrm crm;
};

bool mentions(const sync::Report& report, std::string_view text) {
  return std::any_of(report.observations.begin(), report.observations.end(),
                     [&](const std::string& said) { return said.find(text) != std::string::npos; });
}

}  // namespace

TEST_CASE("the first pull reads everything, the next ones what changed") {
  Synced home;
  const auto first = home.pull().value();
  CHECK(home.crm.last_request["mode"] == "full");
  CHECK(home.crm.last_request["checkpoint"].is_null());
  CHECK(first.created == 23);
  CHECK(first.pages == 8);
  CHECK(home.customers() == 20);
  CHECK(store::Journey(*home.database).touchpoints(home.id("1")).value().size() == 2);
  CHECK(store::Journey(*home.database).commitments(home.id("2")).value().size() == 1);

  home.crm.put(customer_json("3", "Renamed"));
  home.crm.put(customer_json("21", "New"));
  home.crm.remove(customer_json("4", ""));
  const auto second = home.pull().value();
  CHECK(home.crm.last_request["mode"] == "incremental");
  CHECK(second.updated == 1);
  CHECK(second.created == 1);
  CHECK(second.deleted == 1);
  CHECK(second.pages == 1);
  CHECK(Customers(*home.database).get(home.id("3")).value().name == "Renamed");
}

TEST_CASE("promise 1: a page, its checkpoint and its seen-marks are committed together") {
  Synced home;
  auto watcher = home.open();
  std::vector<std::string> states;
  sync::PullOptions options;
  options.on_progress = [&](const sync::Progress&) {
    states.push_back(store::canonical_dump(*watcher).value());
  };
  home.crm.before_page = [&](int page) -> Status {
    // Whoever looks between two pages sees the last commit, whole.
    if (page > 0) CHECK(store::canonical_dump(*watcher).value() == states.back());
    return success();
  };
  REQUIRE(home.pull(options).has_value());
  REQUIRE(states.size() == 8);
  for (std::size_t page = 1; page < states.size(); ++page) {
    const auto records = static_cast<std::size_t>(home.crm.page_size * page);
    const auto& state = states[page - 1];
    std::size_t seen = 0;
    for (std::size_t at = state.find("[\"seen\""); at != std::string::npos;
         at = state.find("[\"seen\"", at + 1))
      ++seen;
    CHECK(seen == records);
    CHECK(state.find("\\\"listed\\\":" + std::to_string(records) + ",") != std::string::npos);
  }
  CHECK(states.back().find("[\"seen\"") == std::string::npos);
}

TEST_CASE("promise 2: stopped after any page and resumed, the result is that of a pull never stopped") {
  Synced whole;
  REQUIRE(whole.pull().has_value());
  for (int last = 0; last < 8; ++last) {
    Synced home;
    home.crm.before_page = [&](int page) -> Status {
      if (page == last) return offline;
      return success();
    };
    CHECK(home.pull().error().code == ErrorCode::unreachable);
    home.crm.before_page = [](int) -> Status { return success(); };
    REQUIRE(home.pull().has_value());
    CHECK(home.dump() == whole.dump());
  }
}

TEST_CASE("promise 3: a second run with nothing new writes nothing") {
  Synced home;
  REQUIRE(home.pull().has_value());
  auto watcher = home.open();
  const auto dump = home.dump();
  const auto counter = watcher->change_counter();
  const auto written = home.database->rows_written();
  const auto report = home.pull().value();
  CHECK(report.created + report.updated + report.deleted == 0);
  CHECK(home.database->rows_written() == written);
  CHECK(watcher->change_counter() == counter);
  CHECK(home.dump() == dump);
}

TEST_CASE("promise 3: a second full listing with nothing new changes no record") {
  Synced home;
  REQUIRE(home.pull().has_value());
  const auto dump = home.dump();
  const auto facts = store::Facts(*home.database).of(home.id("1")).value();
  home.clock->set(noon + std::chrono::hours{1});
  const auto report = home.pull_all().value();
  CHECK(report.unchanged == 23);
  CHECK(report.created + report.updated + report.deleted == 0);
  CHECK(home.dump() == dump);
  CHECK(store::Facts(*home.database).of(home.id("1")).value().front().id == facts.front().id);
}

TEST_CASE("promise 4: a complete listing shows who is gone") {
  Synced home;
  REQUIRE(home.pull().has_value());
  home.crm.drop(customer_json("7", ""));
  home.crm.drop(touchpoint_json("1/2", "1"));
  const auto report = home.pull_all().value();
  CHECK(report.deleted == 2);
  CHECK(home.customers() == 19);
  CHECK(store::Journey(*home.database).touchpoints(home.id("1")).value().size() == 1);
}

TEST_CASE("promise 4: a listing that failed proves nobody gone") {
  Synced home;
  REQUIRE(home.pull().has_value());
  home.crm.drop(customer_json("7", ""));
  const int last = GENERATE(0, 1, 6);
  home.crm.before_page = [&](int page) -> Status {
    if (page == last) return offline;
    return success();
  };
  CHECK_FALSE(home.pull_all().has_value());
  CHECK(home.customers() == 20);
}

TEST_CASE("promise 4: a listing that ends without its last page proves nobody gone") {
  Synced home;
  REQUIRE(home.pull().has_value());
  const sync::Reader cut = [&](const Json&, const connector::PageSink& on_page,
                               const CancelToken&) -> Status {
    RAFIQ_TRY(on_page({{"records", {customer_json("1", "Customer 1")}}, {"checkpoint", {{"listed", 3}}}}));
    return success();
  };
  sync::PullOptions options;
  options.full = true;
  CHECK(sync::pull(*home.database, cut, "support", options).error().code == ErrorCode::bad_data);
  CHECK(home.customers() == 20);
}

TEST_CASE("promise 4: a listing that shrank past the guard proves nobody gone, until a person says so") {
  Synced home;
  REQUIRE(home.pull().has_value());
  const int left = GENERATE(0, 8);
  for (int i = left + 1; i <= 20; ++i) home.crm.drop(customer_json(std::to_string(i), ""));
  const auto report = home.pull_all().value();
  CHECK(report.deleted == 0);
  CHECK(home.customers() == 20);
  CHECK(mentions(report, std::to_string(20 - left) + " of 20 records of user are missing"));
  sync::PullOptions options;
  options.full = true;
  options.accept_shrink = true;
  CHECK(home.pull(options).value().deleted >= 20 - left);
  CHECK(home.customers() == left);
}

TEST_CASE("promise 4: a record that cannot be read is still there") {
  Synced home;
  REQUIRE(home.pull().has_value());
  auto broken = customer_json("7", "Customer 7");
  broken["name"] = 7;
  home.crm.put(broken);
  auto report = home.pull_all().value();
  CHECK(report.kept_aside == 1);
  CHECK(home.customers() == 20);
  CHECK(Customers(*home.database).get(home.id("7")).value().name == "Customer 7");

  home.crm.put(Json{{"kind", "customer"}, {"name", "whose id is lost"}});
  home.crm.drop(customer_json("8", ""));
  report = home.pull_all().value();
  CHECK(report.kept_aside == 2);
  CHECK(report.deleted == 0);
  CHECK(mentions(report, "without an id"));
}

TEST_CASE("promise 8: nothing waits for the network within a transaction") {
  Synced home;
  int asked = 0;
  home.crm.before_page = [&](int) -> Status {
    ++asked;
    CHECK_FALSE(home.database->in_transaction());
    CHECK(
        home.open()->write([] { return Status(success()); }).has_value());  // nobody else has to wait either
    return success();
  };
  REQUIRE(home.pull().has_value());
  CHECK(asked == 8);
}

TEST_CASE("an unreadable record is kept aside while the rest goes on") {
  Synced home;
  auto broken = touchpoint_json("1/3", "1");
  broken["at"] = "yesterday";
  home.crm.put(broken);
  home.crm.put(customer_json("22", "After it"));
  const auto report = home.pull().value();
  CHECK(report.kept_aside == 1);
  CHECK(report.created == 24);
  const auto kept = store::Records(*home.database).kept_aside(home.support, 10).value();
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].reason == "field \"at\" is not a date or a time");
  home.crm.put(touchpoint_json("1/3", "1"));
  REQUIRE(home.pull().has_value());
  CHECK(store::Records(*home.database).kept_aside(home.support, 10).value().empty());
}

TEST_CASE("records that wait for their customer are reported") {
  Synced home;
  home.crm.put(touchpoint_json("5/1", "99"));
  CHECK(mentions(home.pull().value(), "1 records wait for a customer"));
  home.crm.put(customer_json("99", "Late"));
  CHECK_FALSE(mentions(home.pull().value(), "wait for a customer"));
  CHECK(store::Journey(*home.database).touchpoints(home.id("99")).value().size() == 1);
}

TEST_CASE("a pull can be stopped, and goes on from there") {
  Synced home;
  sync::PullOptions options;
  options.on_progress = [&](const sync::Progress& progress) {
    CHECK(progress.total == 23);
    if (progress.pages == 2) options.cancel.request();
  };
  const auto stopped = home.pull(options);
  CHECK(stopped.error().code == ErrorCode::cancelled);
  CHECK(home.customers() == 6);
  CHECK(home.pull().value().created == 17);
}

TEST_CASE("a pull ends where it may not go on, and what was stored stays") {
  Synced home;
  sync::PullOptions options;
  int pages = 0;
  options.may_go_on = [&]() -> Status {
    if (++pages <= 2) return success();
    return Error{ErrorCode::conflict, "Another version of the connector was installed meanwhile", "", ""};
  };
  CHECK(home.pull(options).error().code == ErrorCode::conflict);
  CHECK(home.customers() == 6);
  CHECK(home.pull().value().created == 17);
}

TEST_CASE("a full pull that reaches nobody keeps the checkpoint") {
  Synced home;
  REQUIRE(home.pull().has_value());
  home.crm.before_page = [](int) -> Status { return offline; };
  CHECK_FALSE(home.pull_all().has_value());
  home.crm.before_page = [](int) -> Status { return success(); };
  CHECK(home.pull().value().unchanged == 0);
  CHECK(home.crm.last_request["mode"] == "incremental");
}

TEST_CASE("one sync of an account at a time") {
  Synced home;
  const auto lock = store::SyncLock::acquire(*home.database, "support");
  CHECK(home.pull().error().code == ErrorCode::conflict);
  CHECK(sync::pull(*home.database, home.crm.reader(), "nobody").error().code == ErrorCode::not_found);
}

TEST_CASE("what is fetched on demand is stored, and no listing misses it") {
  Synced home;
  REQUIRE(home.pull().has_value());
  const Json answer{{"records", {customer_json("500", "Fetched"), touchpoint_json("7/1", "500")}}};
  const auto found = sync::store_answer(*home.database, "support", answer, noon).value();
  REQUIRE(found.size() == 1);
  CHECK(Customers(*home.database).get(found[0]).value().name == "Fetched");
  CHECK(store::Journey(*home.database).touchpoints(found[0]).value().size() == 1);
  REQUIRE(home.pull_all().has_value());
  CHECK(Customers(*home.database).get(found[0]).has_value());
  CHECK(sync::store_answer(*home.database, "support", {{"record", nullptr}}, noon).value().empty());
  CHECK(sync::store_answer(*home.database, "support", {{"record", customer_json("1", "Customer 1")}}, noon)
            .value() == std::vector{home.id("1")});
  CHECK(sync::store_answer(*home.database, "support", Json(7), noon).error().code == ErrorCode::bad_data);
}
