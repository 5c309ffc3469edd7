// SPDX-License-Identifier: Apache-2.0
#include "core/store/canonical_dump.hpp"
#include "core/store/connection.hpp"
#include "core/store/customers.hpp"
#include "core/store/facts.hpp"
#include "core/store/resealing.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/home_bytes.hpp"
#include "tests/support/records.hpp"

using namespace rafiq;
using namespace rafiq::store;
using namespace rafiq::test;

namespace {

const Error locked{ErrorCode::authentication, "The keyring is locked", "", ""};

CustomerRecord::FactField field(Aspect aspect, const std::string& value) {
  CustomerRecord::FactField fact;
  fact.aspect = aspect;
  fact.label = "Field";
  fact.value = value;
  fact.consent = Consent{true, "form", noon};
  return fact;
}

Record with_culture(const std::string& value) {
  CustomerRecord body;
  body.facts = {field(Aspect::cultural_background, value), field(Aspect::interest, "Chess-Canary")};
  return customer_record("1", "Layla", std::move(body));
}

struct Sealed : Home {
  AccountId support = account("support");

  Change put(const Record& record) { return test::put(*database, support, record); }
  std::vector<Fact> facts() { return Facts(*database).of(customer_of(*database, support, "1")).value(); }
  Fact culture() {
    const auto all = facts();
    for (const auto& fact : all)
      if (fact.aspect == Aspect::cultural_background) return fact;
    throw std::runtime_error("no such fact");
  }
  void reopen() {
    database.reset();
    database = open();
  }
  std::vector<std::string> files(const std::string& text) { return files_with(folder.path(), text); }
};

}  // namespace

TEST_CASE("the value of a sensitive aspect is in no file of the home, in the record neither") {
  Sealed home;
  CHECK(home.put(with_culture("Canary-Levant")) == Change::created);
  CHECK(home.culture().value == "Canary-Levant");
  CHECK(Records(*home.database).base_of(home.support, {"user", "1"}).value()->find("Canary-Levant") !=
        std::string::npos);
  CHECK(home.files("canary-levant").empty());
  CHECK_FALSE(home.files("chess-canary").empty());  // the search does find what is not sealed
  home.reopen();
  CHECK(home.files("canary-levant").empty());
  CHECK(home.culture().value == "Canary-Levant");
}

TEST_CASE("a sealed record that comes again is unchanged, and one that differs is not") {
  Sealed home;
  home.put(with_culture("Levant"));
  home.reopen();
  const auto before = home.database->rows_written();
  CHECK(home.put(with_culture("Levant")) == Change::unchanged);
  CHECK(home.database->rows_written() == before);
  CHECK(home.put(with_culture("Maghreb")) == Change::updated);
  CHECK(home.culture().value == "Maghreb");
}

TEST_CASE("a sealed fact that stays keeps its id when its record changes") {
  Sealed home;
  home.put(with_culture("Levant"));
  const auto id = home.culture().id;
  auto renamed = with_culture("Levant");
  renamed.base += "|more";
  CHECK(home.put(renamed) == Change::updated);
  CHECK(home.culture().id == id);
}

TEST_CASE("without the key a sealed fact is withheld, and nothing else is") {
  Sealed home;
  home.put(with_culture("Levant"));
  SECTION("the keyring is locked") {
    home.keys->trouble = locked;
    home.reopen();
    CHECK(home.culture().unreadable == Unreadable::no_key);
  }
  SECTION("the key is gone") {
    home.keys->kept.clear();
    home.reopen();
    CHECK(home.culture().unreadable == Unreadable::other_key);
    CHECK(home.keys->kept.empty());  // none was made in its place
  }
  SECTION("it is another key") {
    home.keys->kept.find("sealing")->second = new_key();
    home.reopen();
    CHECK(home.culture().unreadable == Unreadable::other_key);
  }
  CHECK(home.culture().value.empty());
  CHECK(home.facts().size() == 2);
  CHECK(Customers(*home.database).search("layla", 5).value().size() == 1);
}

TEST_CASE("a locked keyring is asked once, not for every fact") {
  Sealed home;
  home.put(with_culture("Levant"));
  home.keys->trouble = locked;
  home.reopen();
  home.keys->asked = 0;
  for (int i = 0; i < 10; ++i) (void)home.culture();
  CHECK(home.keys->asked == 1);
}

TEST_CASE("while the key is away a sync goes on, and the values come with a later one") {
  Sealed home;
  home.keys->trouble = locked;
  CHECK(home.put(with_culture("Canary-Levant")) == Change::created);
  CHECK(home.culture().unreadable == Unreadable::not_stored);
  CHECK(home.files("canary-levant").empty());
  home.keys->trouble.reset();
  home.reopen();
  CHECK(home.put(with_culture("Canary-Levant")) == Change::updated);
  CHECK(home.culture().value == "Canary-Levant");
}

TEST_CASE("while the key is away the version tells that a sealed record is the same") {
  Sealed home;
  home.put(with_culture("Levant"));
  home.keys->trouble = locked;
  home.reopen();
  CHECK(home.put(with_culture("Levant")) == Change::unchanged);
  home.keys->trouble.reset();
  home.reopen();
  CHECK(home.culture().value == "Levant");
}

TEST_CASE("a sensitive fact noted here is sealed, or not noted when there is no key") {
  Sealed home;
  home.put(customer_record("1", "Layla"));
  Fact fact;
  fact.customer = customer_of(*home.database, home.support, "1");
  fact.aspect = Aspect::accessibility;
  fact.value = "Canary-Chair";
  fact.noted_at = noon;
  SECTION("with the key") {
    const auto id = Facts(*home.database).add(fact).value();
    CHECK(Facts(*home.database).get(id).value().value == "Canary-Chair");
  }
  SECTION("without") {
    home.keys->trouble = locked;
    CHECK(Facts(*home.database).add(fact).error().code == ErrorCode::authentication);
    CHECK(home.facts().empty());
  }
  CHECK(home.files("canary-chair").empty());
}

TEST_CASE("a key made in a write that came to nothing is not used") {
  Sealed home;
  const auto failed = home.database->write([&]() -> Status {
    RAFIQ_TRY(Records(*home.database).put(home.support, with_culture("Levant"), {noon, true}));
    return Error{ErrorCode::bad_data, "the page is broken", "", ""};
  });
  CHECK_FALSE(failed.has_value());
  CHECK_FALSE(home.database->vault().examine("sealing").has_value());
  home.put(with_culture("Levant"));
  home.reopen();
  CHECK(home.culture().value == "Levant");
}

TEST_CASE(
    "what was sealed ahead is the same as what put seals, and is sealed again where key or place changed") {
  Sealed home;
  const auto base = [&] {
    return home.database->connection()
        .sqlite()
        .execAndGet("SELECT base || facts FROM record_base")
        .getString();
  };
  home.put(with_culture("Levant"));
  const auto sealed = base();
  auto ahead = with_culture("Levant");
  prepare(ahead, home.support, Records(*home.database).key());
  REQUIRE(ahead.sealed.has_value());
  CHECK(ahead.sealed->base + ahead.sealed->facts == sealed);
  CHECK(home.put(ahead) == Change::unchanged);

  // Before the write another key came into force.
  REQUIRE(reseal(*home.database, std::nullopt, false).has_value());
  auto changed = with_culture("Maghreb");
  changed.sealed = ahead.sealed;
  CHECK(home.put(changed) == Change::updated);
  CHECK(home.culture().value == "Maghreb");

  // And of another account it would open nowhere.
  auto moved = with_culture("Gulf");
  prepare(moved, home.account("sales"), Records(*home.database).key());
  CHECK(home.put(moved) == Change::updated);
  CHECK(home.culture().value == "Gulf");
}

TEST_CASE("sealed text that was moved elsewhere, cut or changed does not open") {
  Sealed home;
  auto& vault = home.database->vault();
  const auto sealed = vault.seal("fact:1", "Levant").value();
  CHECK(vault.unseal("fact:1", sealed).value() == "Levant");
  CHECK(vault.unseal("fact:2", sealed).error().code == ErrorCode::bad_data);
  CHECK(vault.unseal("fact:1", sealed.substr(0, sealed.size() - 3)).error().code == ErrorCode::bad_data);
  auto changed = sealed;
  changed[changed.size() / 2] = changed[changed.size() / 2] == 'A' ? 'B' : 'A';
  CHECK(vault.unseal("fact:1", changed).error().code == ErrorCode::bad_data);
  CHECK(vault.unseal("fact:1", "Levant").error().code == ErrorCode::bad_data);
  CHECK(vault.seal("fact:1", "Levant").value() == sealed);
  CHECK(vault.seal("fact:2", "Levant").value() != sealed);
}

TEST_CASE("a record kept aside is sealed when it speaks of a sensitive aspect") {
  Sealed home;
  const UnreadableRecord unreadable{
      RecordKey{"user", "7"}, "field \"name\" is not text",
      R"({"facts":[{"aspect":"cultural_background","value":"Canary-Levant"}]})"};
  const UnreadableRecord harmless{RecordKey{"user", "8"}, "field \"name\" is not text",
                                  R"({"name":"Canary-Plain"})"};
  const auto keep = [&](const UnreadableRecord& record) {
    auto change = Change::deleted;
    REQUIRE(home.database
                ->write([&]() -> Status {
                  RAFIQ_TRY(change, Records(*home.database).keep_aside(home.support, record, noon));
                  return success();
                })
                .has_value());
    return change;
  };
  CHECK(keep(unreadable) == Change::created);
  CHECK(keep(unreadable) == Change::unchanged);
  CHECK(keep(harmless) == Change::created);
  CHECK(home.files("canary-levant").empty());
  CHECK_FALSE(home.files("canary-plain").empty());
  CHECK(canonical_dump(*home.database).value().find("Canary-Levant") != std::string::npos);
}

TEST_CASE("homes with different keys that hold the same have the same dump") {
  Sealed one;
  Sealed other;
  one.put(with_culture("Levant"));
  other.put(with_culture("Levant"));
  CHECK(canonical_dump(*one.database).value() == canonical_dump(*other.database).value());
  other.put(with_culture("Maghreb"));
  CHECK(canonical_dump(*one.database).value() != canonical_dump(*other.database).value());
}
