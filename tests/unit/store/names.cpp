// SPDX-License-Identifier: Apache-2.0
#include "core/store/connection.hpp"
#include "core/store/customers.hpp"
#include "core/store/id_set.hpp"
#include "core/store/migrate.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/records.hpp"

#include <algorithm>

using namespace rafiq;
using namespace rafiq::store;
using namespace rafiq::test;

namespace {

struct Names : Home {
  AccountId support = account("support");

  void add(const std::string& id, const std::string& name) {
    put(*database, support, customer_record(id, name));
  }
  void remove(const std::string& id) { put(*database, support, deleted_record("user", id)); }
  // The next customer has this number.
  void go_on_from(std::int64_t id) {
    database->connection().run("UPDATE sqlite_sequence SET seq = ? WHERE name = 'customer'", id - 1);
  }
  std::vector<std::int64_t> found(std::string_view text, int limit = 10) {
    std::vector<std::int64_t> ids;
    const auto hits = Customers(*database).search(text, limit).value();
    for (const auto& hit : hits) ids.push_back(hit.id.value);
    return ids;
  }
  std::int64_t rows(const char* sql) { return *database->connection().find_integer(sql); }
};

using Ids = std::vector<std::int64_t>;

std::vector<std::uint16_t> numbers(const IdSet& set) {
  std::vector<std::uint16_t> all;
  set.visit_descending([&](std::uint16_t number) {
    all.push_back(number);
    return true;
  });
  return all;
}

}  // namespace

TEST_CASE("the newest of those with a word come first, whatever block of the index they are in") {
  Names home;
  home.add("1", "Sherif Ali");
  home.go_on_from(65'535);
  home.add("2", "Sherif Ali");
  home.add("3", "Sherif Hassan");
  home.go_on_from(10'000'000);
  home.add("4", "Ali Sherif");
  CHECK(home.found("sherif al") == Ids({65'535, 1, 10'000'000}));
  CHECK(home.found("\u0634\u0631\u064A\u0641") == Ids({10'000'000, 65'536, 65'535, 1}));
  CHECK(home.found("hassan") == Ids({65'536}));
  CHECK(home.database->examine_index());
}

TEST_CASE("of a word that nobody has any more nothing stays in the index") {
  Names home;
  home.add("1", "Sherif Ali");
  home.add("2", "Zeinab Ali");
  const auto before = home.rows("SELECT count(*) FROM name_sound");
  home.go_on_from(70'000);
  home.add("3", "Zeinab Salem");
  home.remove("2");
  CHECK(home.rows("SELECT count(*) FROM name_sound WHERE word = 'zeinab'") > 0);  // of another block
  home.remove("3");
  CHECK(home.rows("SELECT count(*) FROM name_sound WHERE word = 'zeinab'") == 0);
  CHECK(home.rows("SELECT count(*) FROM name_posting WHERE word LIKE '%zeinab%'") == 0);
  CHECK(home.rows("SELECT count(*) FROM name_sound") < before);
  CHECK(home.found("ali") == Ids({1}));
  CHECK(home.database->examine_index());
}

TEST_CASE("many beginnings of a short word are no reason to look at each") {
  Names home;
  for (int i = 0; i < 300; ++i)
    home.add(std::to_string(i),
             "Sherif A" + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i));
  home.add("301", "Layla Abdou");
  home.add("302", "Layla Salem");
  CHECK(home.found("layla a") == Ids({301}));
  CHECK(home.found("sherif a", 1000).size() == 300);
}

TEST_CASE("an index that does not say what the rows say is found and made again") {
  Names home;
  home.add("1", "Sherif Ali");
  home.add("2", "Zeinab Ali");
  REQUIRE(home.database->examine_index());
  const std::string damage =
      GENERATE("UPDATE name_posting SET customers = x'0900' WHERE word = 'ali'",
               "UPDATE name_posting SET customers = x'09' WHERE word = 'ali'",
               "DELETE FROM name_posting WHERE word = 'ali'",
               "INSERT INTO name_posting (block, word, customers) VALUES (0, 'zzz', x'0100')",
               "DELETE FROM name_sound", "INSERT INTO name_sound VALUES ('xyz', 'zzz')",
               "UPDATE customer SET words = 'layla' WHERE id = 1");
  CAPTURE(damage);
  home.database->connection().sqlite().exec(damage);
  CHECK(home.found("ali").size() <= 10);  // something, and no crash
  const auto examined = home.database->examine_index();
  REQUIRE_FALSE(examined);
  CHECK(examined.error().code == ErrorCode::bad_data);
  REQUIRE(home.database->rebuild_index());
  CHECK(home.database->examine_index());
}

TEST_CASE("names of a home from before the index had its tables are found again") {
  Scratch folder;
  const auto file = folder / "rafiq.sqlite";
  {
    Connection old(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    const auto steps = migrations();
    const auto before =
        std::find_if(steps.begin(), steps.end(), [](const Migration& step) { return step.version == 7; });
    REQUIRE(migrate(old, {steps.begin(), before}));
    old.sqlite().exec(
        "INSERT INTO customer (id, name, words) VALUES (7, 'Sherif Ali', '^sherif ali sherif ~aly ~crf')");
  }
  const auto database = Database::open(file).value();
  CHECK(Customers(*database).search("sherif", 10).value().size() == 1);
  CHECK(Customers(*database).search("\u0634\u0631\u064A\u0641", 10).value().size() == 1);
  CHECK(database->examine_index());
  CHECK_FALSE(database->connection().find_integer("SELECT 1 FROM put_off"));
  CHECK_FALSE(database->connection().find_integer("SELECT 1 FROM name_posting WHERE word LIKE '~%'"));
}

TEST_CASE("a set of numbers comes back from its bytes, few as well as many") {
  const int count = GENERATE(0, 1, 2, 4095, 4096, 4097, 65'536);
  IdSet set;
  for (int i = 0; i < count; ++i) set.insert(static_cast<std::uint16_t>(i * (count < 32'768 ? 15 : 1)));
  CHECK(set.count() == static_cast<std::size_t>(count));
  const auto bytes = set.pack();
  CHECK(bytes.size() <= 8192);
  IdSet again;
  again.unite(bytes);
  CHECK(again == set);
  if (count > 1) CHECK(numbers(set)[0] > numbers(set)[1]);
}

TEST_CASE("any bytes are some set") {
  IdSet set;
  set.unite(std::string_view("\x05\x00\x03", 3));
  CHECK(numbers(set) == std::vector<std::uint16_t>({5}));
  set.unite(std::string(9000, '\xff'));
  CHECK(set.count() == IdSet::size);
  set.erase(9);
  CHECK_FALSE(set.contains(9));
}
