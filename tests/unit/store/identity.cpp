// SPDX-License-Identifier: Apache-2.0
#include "core/store/identity.hpp"

#include "core/store/canonical_dump.hpp"
#include "core/store/claims.hpp"
#include "core/store/connection.hpp"
#include "core/store/customers.hpp"
#include "core/store/facts.hpp"
#include "core/store/interactions.hpp"
#include "core/store/journey.hpp"
#include "core/store/noticed.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/records.hpp"

using namespace rafiq;
using namespace rafiq::store;
using namespace rafiq::test;

namespace {

CustomerRecord reachable(const std::string& phone, const std::string& mail,
                         const std::string& interest = "") {
  CustomerRecord body;
  if (!phone.empty()) body.phones = {{phone, "mobile"}};
  if (!mail.empty()) body.mails = {{mail, ""}};
  if (interest.empty()) return body;
  CustomerRecord::FactField fact;
  fact.aspect = Aspect::interest;
  fact.label = "Interest";
  fact.value = interest;
  body.facts = {fact};
  return body;
}

// The same person in two CRMs, and somebody else.
struct Two : Home {
  AccountId support = account("support");
  AccountId sales = account("sales");
  Identity identity{*database};
  CustomerId layla;
  CustomerId other;

  Two() {
    put(support,
        customer_record("1", "Layla Hassan", reachable("0100 123 4567", "layla@example.com", "chess")));
    put(sales,
        customer_record("77", "ليلى حسن", reachable("+20 100 123 4567", "LAYLA@example.com", "swimming")));
    put(support, customer_record("2", "Omar", reachable("0111 222 3333", "omar@example.com")));
    put(support, touchpoint_record("t1", "1", "wrote"));
    put(sales, touchpoint_record("t7", "77", "bought"));
    layla = customer_of(*database, support, "1");
    other = customer_of(*database, sales, "77");
  }

  Change put(AccountId account, const Record& record) { return test::put(*database, account, record); }
  void note(CustomerId customer, const std::string& value) {
    Fact fact;
    fact.customer = customer;
    fact.aspect = Aspect::motive;
    fact.value = value;
    fact.noted_at = noon;
    REQUIRE(Facts(*database).add(fact).has_value());
  }
  std::vector<std::string> values(CustomerId customer) {
    std::vector<std::string> all;
    const auto facts = Facts(*database).of(customer).value();
    for (const auto& fact : facts) all.push_back(fact.value);
    std::sort(all.begin(), all.end());
    return all;
  }
  void link() { REQUIRE(identity.link(layla, other, noon, "Huda").has_value()); }
  void unlink() { REQUIRE(identity.unlink(other).has_value()); }
  // All rows there are, with their ids.
  std::string rows() {
    std::string all;
    for (const auto table : {"customer", "record", "fact", "touchpoint", "commitment", "interaction",
                             "noticed", "entitlement_claim", "customer_name", "customer_link",
                             "customer_link_record", "customer_link_note", "customer_link_claim"}) {
      SQLite::Statement row(database->connection().sqlite(),
                            std::string("SELECT * FROM ") + table + " ORDER BY 1, 2");
      while (row.executeStep()) {
        all += table;
        for (int i = 0; i < row.getColumnCount(); ++i) all += "|" + row.getColumn(i).getString();
        all += "\n";
      }
    }
    return all;
  }
  using Strings = std::vector<std::string>;
};

}  // namespace

TEST_CASE("the same person in two CRMs is suggested, with the reasons") {
  Two home;
  for (const auto& found :
       {home.identity.suggestions(home.layla, 10).value(), home.identity.suggestions(10).value()}) {
    REQUIRE(found.size() == 1);
    CHECK(found[0].one == home.layla);
    CHECK(found[0].other == home.other);
    REQUIRE(found[0].reasons.size() == 2);
    CHECK(found[0].reasons[0].what == InCommon::mail);
    CHECK(found[0].reasons[1].what == InCommon::phone);
  }
}

TEST_CASE("two records of one CRM are not suggested, whatever they have in common") {
  Two home;
  home.put(home.support,
           customer_record("3", "Layla Hassan", reachable("0100 123 4567", "layla@example.com")));
  const auto found = home.identity.suggestions(10).value();
  CHECK(found.size() == 2);
  for (const auto& one : found) CHECK((one.one == home.other || one.other == home.other));
}

TEST_CASE("a name alone is a reason where there is nothing else to compare") {
  Two home;
  home.put(home.sales, customer_record("80", "Ómar"));
  home.put(home.sales, customer_record("81", "Ziad", reachable("", "ziad@one.example")));
  home.put(home.support, customer_record("4", "Ziad", reachable("", "ziad@two.example")));
  const auto omar = customer_of(*home.database, home.support, "2");
  const auto ziad = customer_of(*home.database, home.support, "4");
  const auto all = home.identity.suggestions(10).value();
  REQUIRE(all.size() == 2);
  CHECK(all[0].one == home.layla);  // the likeliest first
  CHECK(all[1].one == omar);
  CHECK(all[1].reasons[0].what == InCommon::name);
  CHECK(home.identity.suggestions(ziad, 10).value().size() == 1);  // who asks by name sees namesakes
}

TEST_CASE("suggestions look in the indices alone") {
  Two home;
  auto& sqlite = home.database->connection().sqlite();
  for (const auto* sql :
       {"SELECT normal FROM customer_mail JOIN record ON record.id = record_id WHERE normal <> '' GROUP BY "
        "normal HAVING min(account_id) < max(account_id) ORDER BY normal",
        "SELECT reversed FROM customer_phone ORDER BY reversed",
        "SELECT DISTINCT customer_id FROM customer_mail JOIN record ON record.id = record_id WHERE "
        "normal = 'a' ORDER BY customer_id LIMIT 20"}) {
    SQLite::Statement plan(sqlite, std::string("EXPLAIN QUERY PLAN ") + sql);
    while (plan.executeStep()) {
      const auto step = plan.getColumn(3).getString();
      INFO(step);
      CHECK((step.find("INDEX") != std::string::npos || step.find("PRIMARY KEY") != std::string::npos ||
             step.find("TEMP B-TREE") != std::string::npos));
    }
  }
}

TEST_CASE("linked customers are one, with everything of both") {
  Two home;
  home.note(home.other, "saving time");
  home.link();
  CHECK(home.values(home.layla) == Two::Strings{"chess", "saving time", "swimming"});
  const auto customer = Customers(*home.database).get(home.layla).value();
  CHECK(customer.refs.size() == 2);
  CHECK(customer.phones.size() == 2);
  CHECK(customer.name == "Layla Hassan");
  CHECK(Journey(*home.database).touchpoints(home.layla).value().size() == 2);
  CHECK(home.identity.present(home.other).value() == home.layla);
  CHECK(Customers(*home.database).get(home.other).error().code == ErrorCode::not_found);
  CHECK(Customers(*home.database).search("ليلى", 5).value().at(0).id == home.layla);
  CHECK(home.identity.suggestions(10).value().empty());
  const auto links = home.identity.links(home.layla).value();
  REQUIRE(links.size() == 1);
  CHECK(links[0].refs == Two::Strings{"sales:77"});
  CHECK(links[0].by == "Huda");
}

TEST_CASE("unlinking gives each side exactly what it had") {
  Two home;
  home.note(home.layla, "peace of mind");
  home.note(home.other, "saving time");
  REQUIRE(NoticedLog(*home.database).add({{}, home.other, "the lift", std::nullopt, noon}).has_value());
  REQUIRE(Claims(*home.database).add({home.other, "refund", "", "", noon}).has_value());
  REQUIRE(Claims(*home.database).add({home.layla, "refund", "", "", noon}).has_value());
  REQUIRE(Claims(*home.database).add({home.other, "gift", "", "", noon}).has_value());
  Interaction served;
  served.customer = home.other;
  served.started = noon;
  const auto interaction = Interactions(*home.database).start(served).value();
  REQUIRE(Interactions(*home.database).end(interaction, noon).has_value());
  const auto rows = home.rows();
  const auto dump = canonical_dump(*home.database).value();
  home.link();
  CHECK(home.rows() != rows);
  home.unlink();
  CHECK(home.rows() == rows);
  CHECK(canonical_dump(*home.database).value() == dump);
  CHECK(home.identity.unlink(home.other).error().code == ErrorCode::not_found);
}

TEST_CASE("a link survives what the CRMs say, and unlinking gives each its own of that too") {
  Two home;
  home.link();
  home.put(home.sales, customer_record("77", "ليلى حسن", reachable("+20 100 123 4567", "", "sailing")));
  home.put(home.sales, touchpoint_record("t8", "77", "complained"));
  home.put(home.support, touchpoint_record("t2", "1", "called"));
  CHECK(home.values(home.layla) == Two::Strings{"chess", "sailing"});
  CHECK(Journey(*home.database).touchpoints(home.layla).value().size() == 4);
  home.note(home.layla, "noted while linked");
  home.unlink();
  CHECK(home.values(home.layla) == Two::Strings{"chess", "noted while linked"});
  CHECK(home.values(home.other) == Two::Strings{"sailing"});
  CHECK(Journey(*home.database).touchpoints(home.layla).value().size() == 2);
  CHECK(Journey(*home.database).touchpoints(home.other).value().size() == 2);
  CHECK(customer_of(*home.database, home.sales, "77") == home.other);
}

TEST_CASE("a record that a CRM deletes and brings back is still of the linked customer") {
  Two home;
  home.link();
  const auto back = GENERATE(true, false);
  const auto account = back ? home.sales : home.support;
  const auto record =
      back ? customer_record("77", "Layla of sales") : customer_record("1", "Layla of support");
  home.put(account, deleted_record("user", record.key.id));
  CHECK(Customers(*home.database).get(home.layla).value().refs.size() == 1);
  home.put(account, record);
  CHECK(customer_of(*home.database, account, record.key.id) == home.layla);
  home.unlink();
  CHECK(customer_of(*home.database, home.sales, "77") == home.other);
  CHECK(customer_of(*home.database, home.support, "1") == home.layla);
}

TEST_CASE("links of links are undone in any order") {
  Two home;
  const auto third_account = home.account("shop");
  home.put(third_account, customer_record("x", "L. Hassan", reachable("", "", "tea")));
  const auto third = customer_of(*home.database, third_account, "x");
  home.note(home.other, "of sales");
  const auto rows = home.rows();
  home.link();  // other into layla
  REQUIRE(home.identity.link(third, home.layla, noon, "Huda").has_value());
  CHECK(home.values(third) == Two::Strings{"chess", "of sales", "swimming", "tea"});
  CHECK(home.identity.present(home.other).value() == third);
  const bool inner_first = GENERATE(true, false);
  REQUIRE(home.identity.unlink(inner_first ? home.other : home.layla).has_value());
  if (inner_first) {
    CHECK(home.values(home.other) == Two::Strings{"of sales", "swimming"});
    CHECK(home.values(third) == Two::Strings{"chess", "tea"});
  } else {
    CHECK(home.identity.present(home.other).value() == home.layla);
    CHECK(home.values(home.layla) == Two::Strings{"chess", "of sales", "swimming"});
  }
  REQUIRE(home.identity.unlink(inner_first ? home.layla : home.other).has_value());
  CHECK(home.rows() == rows);
}

TEST_CASE("a claim taken back while linked does not return") {
  Two home;
  REQUIRE(Claims(*home.database).add({home.other, "gift", "", "", noon}).has_value());
  home.link();
  REQUIRE(Claims(*home.database).remove({home.layla, "gift", "", "", noon}).has_value());
  home.unlink();
  CHECK(Claims(*home.database).of(home.other).value().empty());
}

TEST_CASE("customers who cannot be linked are left as they are") {
  Two home;
  const auto rows = home.rows();
  CHECK(home.identity.link(home.layla, home.layla, noon, "Huda").error().code == ErrorCode::usage);
  CHECK(home.identity.link(home.layla, CustomerId{999}, noon, "Huda").error().code == ErrorCode::not_found);
  CHECK(home.rows() == rows);
  for (const auto customer : {home.layla, home.other}) {
    Interaction served;
    served.customer = customer;
    served.started = noon;
    REQUIRE(Interactions(*home.database).start(served).has_value());
  }
  CHECK(home.identity.link(home.layla, home.other, noon, "Huda").error().code == ErrorCode::conflict);
}

TEST_CASE("removing the account of one side leaves the other, and the link can be undone") {
  Two home;
  home.link();
  REQUIRE(Accounts(*home.database).remove("sales").has_value());
  CHECK(home.values(home.layla) == Two::Strings{"chess"});
  home.unlink();
  CHECK(Customers(*home.database).get(home.other).error().code ==
        ErrorCode::not_found);  // nothing of it was left
  CHECK(home.values(home.layla) == Two::Strings{"chess"});
}
