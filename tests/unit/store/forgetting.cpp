// SPDX-License-Identifier: Apache-2.0
#include "core/store/forgetting.hpp"

#include "core/store/canonical_dump.hpp"
#include "core/store/claims.hpp"
#include "core/store/connection.hpp"
#include "core/store/customers.hpp"
#include "core/store/facts.hpp"
#include "core/store/held.hpp"
#include "core/store/interactions.hpp"
#include "core/store/journey.hpp"
#include "core/store/noticed.hpp"
#include "core/store/resealing.hpp"
#include "core/store/suppression.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/home_bytes.hpp"
#include "tests/support/records.hpp"

#include <fstream>

using namespace rafiq;
using namespace rafiq::store;
using namespace rafiq::test;

namespace {

CustomerRecord reachable(const std::string& phone, const std::string& mail) {
  CustomerRecord body;
  body.phones = {{phone, "mobile"}};
  body.mails = {{mail, ""}};
  return body;
}

CustomerRecord known_by(const std::string& phone, const std::string& mail) {
  auto body = reachable(phone, mail);
  body.other_names = {"Zebracanary"};
  CustomerRecord::FactField fact;
  fact.aspect = Aspect::interest;
  fact.label = "Interest";
  fact.value = "canary-interest";
  body.facts = {fact};
  return body;
}

// Somebody of whom everything there can be is held, among others.
struct Everything : Home {
  AccountId support = account("support");
  AccountId sales = account("sales");
  Forgetting forgetting{*database};
  CustomerId person;

  Record theirs() const {
    return customer_record("canary-id", "Canary Person", known_by("0100 777 1234", "canary@x.example"));
  }

  Everything() {
    put(support, theirs());
    for (int i = 0; i < 40; ++i)
      put(support, customer_record(
                       std::to_string(i), "Somebody Else" + std::to_string(i),
                       reachable("0111 " + std::to_string(2000000 + i), std::to_string(i) + "@y.example")));
    put(support, touchpoint_record("t1", "canary-id", "canary-touchpoint"));
    put(sales, touchpoint_record("t9", "canary-later", "canary-waiting"));
    person = customer_of(*database, support, "canary-id");
    put(sales, customer_record("canary-later", "Canary Person"));
    Interaction served;
    served.customer = person;
    served.started = noon;
    served.reason = "canary-reason";
    const auto id = Interactions(*database).start(served).value();
    require(Interactions(*database).add_event(id, {InteractionEventKind::observed, noon, "canary-note"}));
    Reaction reaction;
    reaction.card = "card";
    reaction.customer = person;
    reaction.interaction = id;
    reaction.kind = ReactionKind::kept_line;
    reaction.at = noon;
    reaction.text = "canary-line";
    require(Interactions(*database).react(reaction));
    require(NoticedLog(*database).add({{}, person, "canary-noticed", std::nullopt, noon}));
    require(Claims(*database).add({person, "canary-right", "", "", noon}));
    Commitment promise;
    promise.customer = person;
    promise.what = "canary-promise";
    promise.due = noon;
    promise.made = noon;
    require(Journey(*database).add(promise));
    Fact fact;
    fact.customer = person;
    fact.aspect = Aspect::motive;
    fact.value = "canary-motive";
    fact.noted_at = noon;
    require(Facts(*database).add(fact));
    keep({RecordKey{"user", "9"}, "field is not text",
          R"({"mails":[{"value":"CANARY@x.example"}],"name":4})"});
    keep({RecordKey{"ticket", "t3"}, "field is not text",
          R"({"customer":{"entity":"user","id":"canary-id"}})"});
    keep({std::nullopt, "no id", R"({"name":"Canary Person"})"});
    keep({RecordKey{"user", "10"}, "field is not text", R"({"name":"Somebody"})"});
  }

  Change put(AccountId account, const Record& record) { return test::put(*database, account, record); }
  Change keep(const UnreadableRecord& record) {
    auto change = Change::unchanged;
    require(database->write([&]() -> Status {
      RAFIQ_TRY(change, Records(*database).keep_aside(support, record, noon));
      return success();
    }));
    return change;
  }
  template <class T>
  static void require(const T& result) {
    if (!result) throw std::runtime_error(result.error().message());
  }
  std::vector<std::string> files(const std::string& text) { return files_with(folder.path(), text); }
  std::size_t kept_aside() { return Records(*database).kept_aside(support, 100).value().size(); }
};

}  // namespace

TEST_CASE("who is forgotten is in no file of the home any more") {
  Everything home;
  auto second = home.open();  // another program, with its own view of the log
  REQUIRE(second->connection().sqlite().execAndGet("SELECT count(*) FROM customer").getInt() > 0);
  std::filesystem::create_directories(home.file().parent_path() / "backups");
  std::ofstream(home.file().parent_path() / "backups" / "version-1.sqlite") << "canary of an older backup";
  REQUIRE_FALSE(home.files("canary").empty());
  const auto forgotten = home.forgetting.let_go(home.person, noon);
  REQUIRE(forgotten.has_value());
  CHECK(forgotten.value().records == 2);
  CHECK(forgotten.value().kept_aside == 3);
  CHECK(home.forgetting.unfinished().value());
  REQUIRE(home.forgetting.let_go(customer_of(*home.database, home.sales, "canary-later"), noon).has_value());
  const auto finished = home.forgetting.finish();
  INFO((finished ? "" : finished.error().message()));
  REQUIRE(finished.has_value());
  CHECK(home.files("canary").empty());
  CHECK(home.files("0100 777").empty());
  CHECK(home.files("4321777001").empty());
  CHECK_FALSE(home.forgetting.unfinished().value());
  CHECK(home.kept_aside() == 1);
  CHECK(Customers(*home.database).count().value() == 40);
  CHECK(home.files("somebody").size() == 2);  // the database and one fresh backup
  CHECK(home.database->examine().has_value());
  CHECK(second->examine().has_value());
}

TEST_CASE("the next pull does not bring back who was forgotten, from any CRM") {
  Everything home;
  REQUIRE(home.forgetting.let_go(home.person, noon).has_value());
  const auto dump = canonical_dump(*home.database).value();
  CHECK(home.put(home.support, home.theirs()) == Change::suppressed);
  CHECK(home.put(home.support, touchpoint_record("t1", "canary-id", "canary-touchpoint")) ==
        Change::suppressed);
  CHECK(home.put(home.sales,
                 customer_record("s5", "C. Person", known_by("+20 100 777 1234", "other@x.example"))) ==
        Change::suppressed);
  CHECK(home.put(home.sales,
                 customer_record("s6", "C. Person", known_by("0123 999 9999", "Canary@X.example"))) ==
        Change::suppressed);
  CHECK(home.keep({RecordKey{"user", "9"}, "not text", R"({"mails":[{"value":"canary@x.example"}]})"}) ==
        Change::suppressed);
  CHECK(home.keep({RecordKey{"user", "canary-id"}, "not text", "{}"}) == Change::suppressed);
  CHECK(canonical_dump(*home.database).value() == dump);
  CHECK(home.put(home.sales,
                 customer_record("s7", "Somebody new", reachable("0100 777 1235", "new@x.example"))) ==
        Change::created);
  CHECK(home.put(home.support, touchpoint_record("t8", "unknown", "of somebody else")) == Change::created);
}

TEST_CASE("somebody known who shares a phone with who was forgotten stays and is kept up to date") {
  Everything home;
  home.put(home.sales, customer_record("wife", "Another", known_by("0100 777 1234", "wife@x.example")));
  REQUIRE(home.forgetting.let_go(home.person, noon).has_value());
  CHECK(home.put(home.sales,
                 customer_record("wife", "Another name", known_by("0100 777 1234", "wife@x.example"))) ==
        Change::updated);
}

TEST_CASE("a person's word lets in again who was forgotten") {
  Everything home;
  REQUIRE(home.forgetting.let_go(home.person, noon).has_value());
  Suppressions list(*home.database);
  CHECK(list.count().value() == 1);
  CHECK(list.find(reference_of_mail("canary@x.example")).value() == noon);
  CHECK_FALSE(list.find(reference_of_mail("nobody@x.example")).value().has_value());
  CHECK(list.lift(reference_of_mail("nobody@x.example")).value() == 0);
  const auto by =
      GENERATE(reference_of_mail(" Canary@x.example"), reference_of_phone("777 1234 0100"),
               reference_of_phone("+20 (0)100 777 1234"), reference_of_id("support", "canary-id"));
  const bool same_person = by != reference_of_phone("777 1234 0100");
  CHECK(list.lift(by).value() == (same_person ? 1 : 0));
  CHECK(home.put(home.support, home.theirs()) == (same_person ? Change::created : Change::suppressed));
}

TEST_CASE("a new key in another place takes the key of the marks along, and the forgotten stay forgotten") {
  Everything home;
  REQUIRE(home.forgetting.let_go(home.person, noon).has_value());
  REQUIRE(reseal(*home.database, SecretPlace::file, true).has_value());
  CHECK(home.keys->places["suppression"] == std::set{SecretPlace::file});
  home.database = home.open();
  CHECK(home.put(home.support, home.theirs()) == Change::suppressed);
  CHECK_FALSE(home.database->connection().vault().examine("suppression")->trouble);
  // Where it rests already it stays.
  REQUIRE(reseal(*home.database, SecretPlace::file, true).has_value());
  CHECK(home.keys->places["suppression"] == std::set{SecretPlace::file});
  home.database = home.open();
  CHECK(home.put(home.support, home.theirs()) == Change::suppressed);
}

TEST_CASE("without the key of the marks nobody new is let in, and nobody is forgotten") {
  Everything home;
  SECTION("it is there when somebody is forgotten, and gone later") {
    REQUIRE(home.forgetting.let_go(home.person, noon).has_value());
    home.keys->kept.erase("suppression");
    home.database = home.open();
    const auto put = home.database->write([&]() -> Status {
      RAFIQ_TRY(Records(*home.database).put(home.support, home.theirs(), {noon, true}));
      return success();
    });
    REQUIRE_FALSE(put.has_value());
    CHECK(put.error().what.find("forgotten") != std::string::npos);
    CHECK(home.put(home.support, customer_record("3", "Known and changed")) == Change::updated);
    CHECK(Suppressions(*home.database).lift_all().value() == 1);
    CHECK(home.put(home.support, home.theirs()) == Change::created);
  }
  SECTION("it cannot be made") {
    home.keys->trouble = Error{ErrorCode::authentication, "The keyring is locked", "", ""};
    const auto dump = canonical_dump(*home.database).value();
    CHECK(home.forgetting.let_go(home.person, noon).error().code == ErrorCode::authentication);
    CHECK(canonical_dump(*home.database).value() == dump);
  }
}

TEST_CASE("everything held on a person is found, and nothing of others") {
  Everything home;
  Held held(*home.database);
  const auto records = held.records(home.person).value();
  REQUIRE(records.size() == 2);
  CHECK(records[0].id == "canary-id");
  CHECK(records[0].content.find("canary") != std::string::npos);
  CHECK(records[1].kind == "touchpoint");
  CHECK(held.kept_aside(home.person).value().size() == 3);
  CHECK(held.served_at(home.person).value() == noon);
}

TEST_CASE("facts of this machine go when their time has passed, those of a CRM stay with it") {
  Everything home;
  const auto expiring = [&](std::chrono::days after) {
    Fact fact;
    fact.customer = home.person;
    fact.aspect = Aspect::other;
    fact.value = "expiring";
    fact.noted_at = noon;
    fact.expires_at = noon + after;
    REQUIRE(Facts(*home.database).add(fact).has_value());
  };
  expiring(std::chrono::days{1});
  expiring(std::chrono::days{2});
  expiring(std::chrono::days{9});
  auto record = home.theirs();
  std::get<CustomerRecord>(record.body).facts[0].expires_at = noon;
  record.base += "|expires";
  home.put(home.support, record);
  const auto before = Facts(*home.database).of(home.person).value().size();
  CHECK(home.forgetting.remove_expired(noon + std::chrono::days{5}).value() == 2);
  CHECK(Facts(*home.database).of(home.person).value().size() == before - 2);
  const auto written = home.database->rows_written();
  CHECK(home.forgetting.remove_expired(noon + std::chrono::days{5}).value() == 0);
  CHECK(home.database->rows_written() == written);
}
