// SPDX-License-Identifier: Apache-2.0
#include "core/store/records.hpp"

#include "core/store/customers.hpp"
#include "core/store/facts.hpp"
#include "core/store/interactions.hpp"
#include "core/store/journey.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/records.hpp"

using namespace rafiq;
using namespace rafiq::store;
using namespace rafiq::test;

namespace {

CustomerRecord with_facts(std::initializer_list<std::string> interests) {
  CustomerRecord body;
  for (const auto& value : interests) {
    CustomerRecord::FactField fact;
    fact.aspect = Aspect::interest;
    fact.label = "Interests";
    fact.value = value;
    body.facts.push_back(fact);
  }
  return body;
}

Fact note(CustomerId customer, const std::string& value) {
  Fact fact;
  fact.customer = customer;
  fact.aspect = Aspect::interest;
  fact.value = value;
  fact.source = FactSource::noted_by_agent;
  fact.who = "Huda";
  fact.noted_at = noon;
  return fact;
}

std::vector<std::string> values(const std::vector<Fact>& facts) {
  std::vector<std::string> all;
  for (const auto& fact : facts) all.push_back(fact.value);
  std::sort(all.begin(), all.end());
  return all;
}

struct Known : Home {
  AccountId support = account("support");
  Customers customers{*database};
  Facts facts{*database};
  Journey journey{*database};
  Records records{*database};

  Change put(const Record& record) { return test::put(*database, support, record); }
  CustomerId id(const std::string& external) { return customer_of(*database, support, external); }
};

}  // namespace

TEST_CASE("a customer is kept with everything the CRM says") {
  Known home;
  CustomerRecord body;
  body.other_names = {"Layla Haddad"};
  body.phones = {{"+20 100 123 4567", "mobile"}, {"0100 123 9999", ""}};
  body.mails = {{"layla@example.com", ""}};
  body.languages = {"ar", "fr"};
  CHECK(home.put(customer_record("27", "ليلى حداد", body)) == Change::created);
  const auto customer = home.customers.get(home.id("27")).value();
  CHECK(customer.name == "ليلى حداد");
  CHECK(customer.other_names == body.other_names);
  CHECK(customer.phones.size() == 2);
  CHECK(customer.phones[0].label == "mobile");
  CHECK(customer.languages == body.languages);
  REQUIRE(customer.refs.size() == 1);
  CHECK(customer.refs[0].text() == "support:27");
  CHECK(customer.refs[0].version == "1");
  CHECK(home.records.base_of(home.support, {"user", "27"}).value() ==
        customer_record("27", "ليلى حداد", body).base);
}

TEST_CASE("a record that says nothing new is not written") {
  Known home;
  home.put(customer_record("27", "Layla", with_facts({"chess"})));
  const auto before = home.database->rows_written();
  CHECK(home.put(customer_record("27", "Layla", with_facts({"chess"}))) == Change::unchanged);
  CHECK(home.database->rows_written() == before);
}

TEST_CASE("the facts of a record are replaced as a set; what was noted here stays") {
  Known home;
  home.put(customer_record("27", "Layla", with_facts({"chess", "sailing"})));
  REQUIRE(home.facts.add(note(home.id("27"), "poetry")).has_value());
  const auto chess = home.facts.of(home.id("27")).value();
  CHECK(home.put(customer_record("27", "Layla", with_facts({"chess", "walking"}))) == Change::updated);
  const auto after = home.facts.of(home.id("27")).value();
  CHECK(values(after) == std::vector<std::string>{"chess", "poetry", "walking"});
  const auto find = [](const std::vector<Fact>& all, const std::string& value) {
    return std::find_if(all.begin(), all.end(), [&](const Fact& fact) { return fact.value == value; })->id;
  };
  CHECK(find(after, "chess") == find(chess, "chess"));
}

TEST_CASE("a fact of the CRM is corrected in the CRM") {
  Known home;
  home.put(customer_record("27", "Layla", with_facts({"chess"})));
  const auto fact = home.facts.of(home.id("27")).value().front();
  CHECK(fact.source == FactSource::crm_field);
  CHECK(fact.who == "support");
  CHECK(fact.noted_at == noon);  // the CRM does not say: when it was first seen
  CHECK(home.facts.remove(fact.id).error().code == ErrorCode::conflict);
}

TEST_CASE("a touchpoint that comes before its customer waits for them") {
  Known home;
  CHECK(home.put(touchpoint_record("1/45", "27", "asked for an invoice")) == Change::created);
  CHECK(home.records.waiting(home.support).value() == 1);
  home.put(customer_record("27", "Layla"));
  CHECK(home.records.waiting(home.support).value() == 0);
  const auto journey = home.journey.touchpoints(home.id("27")).value();
  REQUIRE(journey.size() == 1);
  CHECK(journey[0].account == "support");
  CHECK(journey[0].external_id == "1/45");
}

TEST_CASE("a touchpoint moves when the CRM gives it to another customer") {
  Known home;
  home.put(customer_record("27", "Layla"));
  home.put(customer_record("28", "Samir"));
  home.put(touchpoint_record("1/45", "27", "asked for an invoice"));
  CHECK(home.put(touchpoint_record("1/45", "28", "asked for an invoice")) == Change::updated);
  CHECK(home.journey.touchpoints(home.id("27")).value().empty());
  CHECK(home.journey.touchpoints(home.id("28")).value().size() == 1);
}

TEST_CASE("a customer deleted in the CRM goes with everything that came from it") {
  Known home;
  CustomerRecord body = with_facts({"chess"});
  body.mails = {{"layla@example.com", ""}};
  home.put(customer_record("27", "Layla", body));
  home.put(touchpoint_record("1/45", "27", "asked for an invoice"));
  const auto id = home.id("27");

  SECTION("and is forgotten when nothing was noted here") {
    CHECK(home.put(deleted_record("user", "27")) == Change::deleted);
    CHECK(home.customers.get(id).error().code == ErrorCode::not_found);
    CHECK(home.customers.search("Layla", 10).value().empty());
    CHECK(home.put(deleted_record("user", "27")) == Change::unchanged);
  }
  SECTION("and stays, with the name alone, when something was") {
    REQUIRE(home.facts.add(note(id, "poetry")).has_value());
    CHECK(home.put(deleted_record("user", "27")) == Change::deleted);
    const auto customer = home.customers.get(id).value();
    CHECK(customer.name == "Layla");
    CHECK(customer.mails.empty());
    CHECK(customer.refs.empty());
    CHECK(values(home.facts.of(id).value()) == std::vector<std::string>{"poetry"});
    CHECK(home.journey.touchpoints(id).value().empty());
    CHECK(home.customers.search("Layla", 10).value().size() == 1);
    CHECK(home.customers.by_mail("layla@example.com").value().empty());
    CHECK(home.put(deleted_record("user", "27")) == Change::unchanged);

    SECTION("until that is taken back too") {
      REQUIRE(home.facts.remove(home.facts.of(id).value().front().id).has_value());
      CHECK(home.customers.get(id).error().code == ErrorCode::not_found);
    }
    SECTION("and is the same customer when the CRM brings them back") {
      CHECK(home.put(customer_record("27", "Layla Haddad")) == Change::created);
      CHECK(home.id("27") == id);
      CHECK(home.customers.get(id).value().name == "Layla Haddad");
      CHECK(values(home.facts.of(id).value()) == std::vector<std::string>{"poetry"});
    }
  }
}

TEST_CASE("removing an account takes the customers that no other account holds") {
  Known home;
  const auto sales = home.account("sales");
  home.put(customer_record("27", "Layla"));
  test::put(*home.database, sales, customer_record("27", "Layla of sales"));
  const auto kept = customer_of(*home.database, sales, "27");
  REQUIRE(home.facts.add(note(home.id("27"), "poetry")).has_value());
  REQUIRE(Accounts(*home.database).remove("support").has_value());
  CHECK(home.customers.count().value() == 1);
  CHECK(home.customers.get(kept).value().name == "Layla of sales");
  CHECK(home.customers.search("Layla", 10).value().size() == 1);
}

TEST_CASE("a record may turn out to be of another kind") {
  Known home;
  home.put(customer_record("27", "Layla"));
  auto other = touchpoint_record("27", "28", "was a customer once");
  other.key.entity = "user";
  CHECK(home.put(other) == Change::created);
  CHECK(home.customers.count().value() == 0);
}

TEST_CASE("a customer without a name is shown by what there is") {
  Known home;
  CustomerRecord body;
  body.phones = {{"0100 123 4567", ""}};
  home.put(customer_record("27", "", body));
  home.put(customer_record("28", ""));
  CHECK(home.customers.get(home.id("27")).value().name == "0100 123 4567");
  CHECK(home.customers.get(home.id("28")).value().name == "28");
}

TEST_CASE("what could not be read is kept once, with the reason, until it can be") {
  Known home;
  const UnreadableRecord bad{RecordKey{"user", "27"}, "field \"at\" is not a date or a time", "{}"};
  const auto keep = [&] {
    return home.database->write([&]() -> Status {
      RAFIQ_TRY(home.records.keep_aside(home.support, bad, noon));
      return success();
    });
  };
  REQUIRE(keep().has_value());
  REQUIRE(keep().has_value());
  const auto kept = home.records.kept_aside(home.support, 10).value();
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].reason == bad.reason);
  CHECK(kept[0].key->id == "27");
  home.put(customer_record("27", "Layla"));
  CHECK(home.records.kept_aside(home.support, 10).value().empty());
}
