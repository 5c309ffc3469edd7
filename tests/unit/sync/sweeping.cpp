// SPDX-License-Identifier: Apache-2.0
#include "core/store/customers.hpp"
#include "core/store/drift.hpp"
#include "core/store/sync_lock.hpp"
#include "core/sync/on_demand.hpp"
#include "core/sync/sweep.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/fake_crm.hpp"
#include "tests/support/home.hpp"

#include <algorithm>

using namespace rafiq;
using namespace rafiq::test;

namespace {

struct Swept : Home {
  Swept() {
    for (int i = 1; i <= 20; ++i) {
      crm.put(customer_json(std::to_string(i), "Customer"));
      ids.push_back(std::to_string(i));
    }
    if (!sync::pull(*database, crm.reader(), "support", {})) throw std::runtime_error("no pull");
  }
  void drop(int id) { ids.erase(std::find(ids.begin(), ids.end(), std::to_string(id))); }
  sync::Reader lister(std::size_t page_size = 7) {
    return [this, page_size](const Json& request, const connector::PageSink& on_page,
                             const CancelToken&) -> Status {
      CHECK(request["entity"] == "user");
      CHECK_FALSE(database->in_transaction());  // promise 8
      for (std::size_t from = 0; from < ids.size(); from += page_size) {
        Json page{{"ids", Json::array()}, {"checkpoint", {{"at", from}}}};
        for (std::size_t i = from; i < std::min(ids.size(), from + page_size); ++i)
          page["ids"].push_back(ids[i]);
        page["end"] = from + page_size >= ids.size();
        RAFIQ_TRY(on_page(page));
        if (after_page) after_page();
      }
      return success();
    };
  }
  Result<sync::Report> sweep(sync::SweepOptions options = {}) {
    return sync::sweep(*database, lister(), "support", entities, options);
  }
  std::int64_t customers() { return store::Customers(*database).count().value(); }

  store::AccountId support = account("support");
  FakeCrm crm;
  std::vector<std::string> ids;
  std::vector<std::string> entities{"user"};
  std::function<void()> after_page;
};

}  // namespace

TEST_CASE("promise 4: a sweep finds who is gone, also among those whom an agent opened") {
  Swept home;
  REQUIRE(sync::store_answer(*home.database, "support", {{"record", customer_json("99", "Opened")}}, noon)
              .has_value());
  home.drop(7);
  CHECK(home.sweep().value().deleted == 2);  // 7, and 99 whom the CRM does not have
  CHECK(home.customers() == 19);
  const auto written = home.database->rows_written();
  CHECK(home.sweep().value().deleted == 0);
  CHECK(home.database->rows_written() == written);  // promise 3
}

TEST_CASE("promise 4: a sweep that shrank past the guard removes nobody until a person says so") {
  Swept home;
  for (int i = 1; i <= 12; ++i) home.drop(i);
  const auto report = home.sweep().value();
  CHECK(report.deleted == 0);
  REQUIRE(report.observations.size() == 1);
  CHECK(
      report.observations[0] ==
      "Compared with all ids of the CRM, 12 of 20 records of user are missing; that is too many to believe, "
      "so none was removed. If they are really gone: rafiqctl sync support --sweep --accept-shrink");
  CHECK(store::Drift(*home.database).observations(home.support).value().size() == 1);
  CHECK(home.customers() == 20);
  CHECK(home.sweep({true, {}, {}}).value().deleted == 12);
  CHECK(home.customers() == 8);
  CHECK(store::Drift(*home.database).observations(home.support).value().empty());
}

TEST_CASE("promise 4: a list of ids that failed, stopped or went round in circles removes nobody") {
  Swept home;
  home.drop(7);
  const auto how = GENERATE(0, 1, 2, 3);
  const sync::Reader list = [&](const Json&, const connector::PageSink& on_page,
                                const CancelToken&) -> Status {
    const auto page = [](std::initializer_list<const char*> some, bool end) {
      return Json{{"ids", some}, {"checkpoint", Json::object()}, {"end", end}};
    };
    RAFIQ_TRY(on_page(page({"1", "2", "3", "4", "5", "6", "8", "9", "10"}, false)));
    if (how == 0) return Error{ErrorCode::unreachable, "", "", ""};
    if (how == 1) return success();
    if (how == 2) return on_page(Json{{"ids", {7}}, {"end", true}}).has_value() ? success() : Status(Error{});
    for (int i = 0; i < 1000; ++i) {
      RAFIQ_TRY(on_page(page({"1", "2"}, false)));
    }
    FAIL("nobody stopped it");
    return success();
  };
  CHECK_FALSE(sync::sweep(*home.database, list, "support", home.entities).has_value());
  CHECK(home.customers() == 20);
}

TEST_CASE("who is stored while the ids are listed is not missed by them") {
  Swept home;
  bool opened = false;
  home.after_page = [&] {
    if (opened) return;
    opened = true;
    const auto other = home.open();
    REQUIRE(sync::store_answer(*other, "support", {{"record", customer_json("500", "Just made")}}, noon)
                .has_value());
  };
  CHECK(home.sweep().value().deleted == 0);
  CHECK(home.customers() == 21);
}

TEST_CASE("a sweep takes the account's lock and can be stopped") {
  Swept home;
  {
    const auto lock = store::SyncLock::acquire(*home.database, "support");
    CHECK(home.sweep().error().code == ErrorCode::conflict);
  }
  sync::SweepOptions options;
  home.drop(7);
  home.after_page = [&] { options.cancel.request(); };
  CHECK(home.sweep(options).error().code == ErrorCode::cancelled);
  CHECK(home.customers() == 20);
}
