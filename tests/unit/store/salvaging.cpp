// SPDX-License-Identifier: Apache-2.0
#include "core/store/connection.hpp"
#include "core/store/customers.hpp"
#include "core/store/facts.hpp"
#include "core/store/identity.hpp"
#include "core/store/interactions.hpp"
#include "core/store/journey.hpp"
#include "core/store/salvage.hpp"
#include "core/store/settings.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/home_bytes.hpp"
#include "tests/support/records.hpp"

#include <fstream>

using namespace rafiq;
using namespace rafiq::store;
using namespace rafiq::test;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t page_size = 16384;  // as migrate() makes it

// A home with many notes, closed, so that its file is whole and can be damaged.
struct Damaged : Home {
  static constexpr int people = 480;
  AccountId support = account("support");
  std::int64_t highest = 0;

  Damaged() {
    for (int i = 0; i < people; ++i) {
      put(*database, support, customer_record(std::to_string(i), "Customer Number" + std::to_string(i)));
      if (i % 2 == 0) note(i);
    }
    highest = customer_of(*database, support, std::to_string(people - 1)).value;
    REQUIRE(Settings(*database).set("agent.first_day", "2026-01-01").has_value());
    database.reset();
  }

  void note(int i) {
    Fact fact;
    fact.customer = customer_of(*database, support, std::to_string(i));
    fact.aspect = Aspect::cultural_background;
    fact.value = "noted " + std::to_string(i) + std::string(200, '.');
    fact.noted_at = noon;
    REQUIRE(Facts(*database).add(fact).has_value());
  }
  // The pages of a table or an index.
  std::vector<std::size_t> pages(const std::string& name) const {
    SQLite::Database raw(file().string(), SQLite::OPEN_READWRITE);
    std::vector<std::size_t> all;
    SQLite::Statement row(raw,
                          "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path");
    row.bind(1, name);
    while (row.executeStep()) all.push_back(static_cast<std::size_t>(row.getColumn(0).getInt64()));
    return all;
  }
  std::size_t root(const std::string& name) const {
    SQLite::Database raw(file().string(), SQLite::OPEN_READWRITE);
    SQLite::Statement row(raw, "SELECT rootpage FROM sqlite_schema WHERE name = ?");
    row.bind(1, name);
    REQUIRE(row.executeStep());
    return static_cast<std::size_t>(row.getColumn(0).getInt64());
  }
  void spoil(std::size_t page, std::size_t from = 0, std::size_t bytes = page_size) const {
    std::fstream out(file(), std::ios::binary | std::ios::in | std::ios::out);
    out.seekp(static_cast<std::streamoff>((page - 1) * page_size + from));
    out << std::string(bytes, 'Z');
  }
  Result<Salvaged> salvage() const {
    DatabaseOptions options;
    options.file = file();
    options.keys = keys;
    return store::salvage(options, noon);
  }
  static const Salvaged::Part* part(const Salvaged& saved, const std::string& table) {
    for (const auto& one : saved.parts)
      if (one.table == table) return &one;
    return nullptr;
  }
  std::size_t notes() {
    std::size_t count = 0;
    for (std::int64_t id = 1; id <= highest; ++id) {
      const auto facts = Facts(*database).of(CustomerId{id});
      for (const auto& fact : facts.value())
        if (fact.value.starts_with("noted ")) ++count;
    }
    return count;
  }
};

}  // namespace

TEST_CASE("what a CRM has may be damaged: everything of this machine is saved, and a pull brings the rest") {
  Damaged home;
  for (const auto* name : {"record_base", "customer_name", "record_url", "customer_mail_normal"})
    home.spoil(home.root(name));
  const auto saved = home.salvage();
  INFO((saved ? std::string() : saved.error().message()));
  REQUIRE(saved.has_value());
  CHECK(Damaged::part(saved.value(), "fact")->rows == Damaged::people / 2);
  for (const auto& part : saved.value().parts) CHECK(part.whole);
  home.database = home.open();
  REQUIRE(home.database->examine().has_value());
  CHECK(home.notes() == Damaged::people / 2);
  CHECK(Settings(*home.database).get("agent.first_day").value() == "2026-01-01");
  CHECK(Customers(*home.database).count().value() == Damaged::people / 2);  // those with notes
  for (int i = 0; i < Damaged::people; ++i)
    CHECK(put(*home.database, home.support,
              customer_record(std::to_string(i), "Customer Number" + std::to_string(i))) == Change::created);
  CHECK(Customers(*home.database).count().value() == Damaged::people);
  CHECK(customer_of(*home.database, home.support, "0").value == 1);  // who had notes is who they were
  CHECK(customer_of(*home.database, home.support, "1").value >
        home.highest);  // a number is never given twice
  CHECK_FALSE(files_with(home.folder.path() / "home" / "damaged", "customer number").empty());
}

TEST_CASE("around a damaged page of notes the others are saved, and it is said that some are lost") {
  Damaged home;
  const auto pages = home.pages("fact");
  REQUIRE(pages.size() > 4);
  const auto at = GENERATE(0, 2, -1);
  home.spoil(at < 0 ? pages.back() : pages[static_cast<std::size_t>(at)]);
  const auto saved = home.salvage();
  INFO((saved ? std::string() : saved.error().message()));
  REQUIRE(saved.has_value());
  const auto* facts = Damaged::part(saved.value(), "fact");
  REQUIRE(facts != nullptr);
  CHECK_FALSE(facts->whole);
  CHECK(facts->rows < Damaged::people / 2);
  CHECK(facts->rows >= Damaged::people / 2 - 60);
  home.database = home.open();
  CHECK(home.database->examine().has_value());
  CHECK(home.notes() == static_cast<std::size_t>(facts->rows));
}

TEST_CASE("what refers to something lost does not come between") {
  Damaged home;
  home.database = home.open();
  Interaction served;
  served.customer = customer_of(*home.database, home.support, "0");
  served.started = noon;
  const auto id = Interactions(*home.database).start(served).value();
  REQUIRE(Interactions(*home.database).add_event(id, {InteractionEventKind::upset, noon, ""}).has_value());
  REQUIRE(Interactions(*home.database).note_shown({id, "card", noon}).has_value());
  home.database.reset();
  home.spoil(home.root("interaction"));
  home.spoil(home.root("customer"));
  REQUIRE(home.salvage().has_value());
  home.database = home.open();
  CHECK(home.database->examine().has_value());
  CHECK(home.notes() == Damaged::people / 2);
  CHECK(Customers(*home.database).get(CustomerId{1}).value().name == "c1");  // the name was lost
}

TEST_CASE("where nothing of a database can be read its newest backup is") {
  Damaged home;
  home.spoil(1);
  SECTION("there is none") {
    const auto bytes = bytes_of_file(home.file());
    CHECK(home.salvage().error().code == ErrorCode::bad_data);
    CHECK(bytes_of_file(home.file()) == bytes);
  }
  SECTION("there is one") {
    Damaged other;
    const auto backups = home.file().parent_path() / "backups";
    fs::create_directories(backups);
    fs::copy_file(other.file(), backups / "version-1.sqlite");
    const auto saved = home.salvage();
    INFO((saved ? std::string() : saved.error().message()));
    REQUIRE(saved.has_value());
    CHECK(saved.value().from == backups / "version-1.sqlite");
    CHECK(Damaged::part(saved.value(), "fact")->rows == Damaged::people / 2);
  }
}

TEST_CASE("a repair that was interrupted is gone on with, and opens nothing half done") {
  Damaged home;
  home.spoil(home.root("record_base"));
  fs::copy_file(home.file(), home.folder / "damaged");
  REQUIRE(home.salvage().has_value());
  const auto repaired = home.file().string() + ".repaired";
  fs::rename(home.file(), repaired);  // as it was before its last step
  SECTION("the damaged one was moved away already") {
    home.database = home.open();
    CHECK(home.notes() == Damaged::people / 2);
    CHECK_FALSE(fs::exists(repaired));
  }
  SECTION("the damaged one is still there") {
    fs::copy_file(home.folder / "damaged", home.file());
    const auto opened = Database::open(home.file());
    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().remedy.find("rafiqctl repair") != std::string::npos);
    REQUIRE(home.salvage().has_value());
    home.database = home.open();
    CHECK(home.notes() == Damaged::people / 2);
  }
}
