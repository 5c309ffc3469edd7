// SPDX-License-Identifier: Apache-2.0
#include "core/store/canonical_dump.hpp"
#include "core/store/drift.hpp"
#include "core/sync/pull.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/fake_crm.hpp"
#include "tests/support/home.hpp"

#include <algorithm>

using namespace rafiq;
using namespace rafiq::test;

namespace {

struct Drifting : Home {
  sync::Report pull(bool full = false) {
    sync::PullOptions options;
    options.full = full;
    options.clock = clock;
    return sync::pull(*database, crm.reader(), "support", options).value();
  }
  std::vector<std::string> kept() {
    std::vector<std::string> texts;
    const auto all = store::Drift(*database).observations(support).value();
    for (const auto& one : all) texts.push_back(one.text);
    return texts;
  }
  bool keeps(const std::string& text) {
    const auto all = kept();
    return std::any_of(all.begin(), all.end(),
                       [&](const std::string& one) { return one.find(text) != std::string::npos; });
  }

  store::AccountId support = account("support");
  std::shared_ptr<FixedClock> clock = std::make_shared<FixedClock>(noon);
  FakeCrm crm;
};

Json with_extra(const std::string& id, const Json& extra) {
  auto customer = customer_json(id, "Customer " + id);
  customer["extra"] = extra;
  return customer;
}

}  // namespace

TEST_CASE("the first listing only learns the fields; a field that comes later is told of and kept") {
  Drifting home;
  for (int i = 1; i <= 8; ++i) home.crm.put(with_extra(std::to_string(i), {{"tier", "gold"}}));
  home.pull();
  CHECK(home.kept() ==
        std::vector<std::string>{"The field tier of user is not mapped; it is kept and not used"});

  home.crm.put(with_extra("3", {{"tier", "gold"}, {"branch", 7}}));
  const auto report = home.pull();
  CHECK(std::count(report.observations.begin(), report.observations.end(),
                   "The field extra.branch of user is new") == 1);
  CHECK(home.keeps("extra.branch of user is new"));
  home.pull();
  CHECK(home.keeps("extra.branch of user is new"));
}

TEST_CASE("of the first records of a kind, whenever they come, nothing is told as new") {
  Drifting home;
  home.crm.put(customer_json("1", "Customer 1"));
  home.pull();
  home.crm.put(touchpoint_json("1/1", "1"));
  const auto report = home.pull();
  CHECK(report.created == 1);
  CHECK(report.observations.empty());
}

TEST_CASE("a field that holds another type now is told of") {
  Drifting home;
  for (int i = 1; i <= 4; ++i) home.crm.put(with_extra(std::to_string(i), {{"tier", "gold"}}));
  home.pull();
  home.crm.put(with_extra("2", {{"tier", 3}}));
  home.pull();
  CHECK(home.keeps("The field extra.tier of user was text and is a number now"));
}

TEST_CASE("a field that no record of a full listing has any more is told of, until the next one") {
  Drifting home;
  for (int i = 1; i <= 4; ++i) home.crm.put(with_extra(std::to_string(i), {{"tier", "gold"}}));
  home.pull();
  for (int i = 1; i <= 4; ++i) {
    auto customer = customer_json(std::to_string(i), "Customer");
    customer.erase("facts");
    home.crm.put(customer);
  }
  home.pull();
  CHECK_FALSE(home.keeps("vanished"));  // those that were not sent may have it
  home.pull(true);
  CHECK(home.keeps("The field extra.tier of user has vanished"));
  CHECK(home.keeps("The field facts.Education of user has vanished"));
  CHECK_FALSE(home.keeps("phones"));
  CHECK_FALSE(home.keeps("is not mapped"));  // settled
  home.pull(true);
  CHECK(home.kept().empty());
}

TEST_CASE("the values of fields are nowhere among the observations") {
  Drifting home;
  home.crm.put(with_extra("1", {{"note", "canary-value"}}));
  home.pull();
  home.crm.put(with_extra("1", {{"note", 1}, {"other", "canary-value"}}));
  home.pull();
  CHECK(home.kept().size() >= 3);
  CHECK_FALSE(home.keeps("canary"));
}

TEST_CASE("promise 3: what is known of the fields is not written again") {
  Drifting home;
  for (int i = 1; i <= 4; ++i) home.crm.put(with_extra(std::to_string(i), {{"tier", "gold"}}));
  home.pull();
  home.crm.put(with_extra("1", {{"tier", "gold"}}));  // told again, nothing new
  const auto written = home.database->rows_written();
  home.pull();
  CHECK(home.database->rows_written() == written + 1);  // the checkpoint
}
