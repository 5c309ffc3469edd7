// SPDX-License-Identifier: Apache-2.0
#include "core/store/connection.hpp"
#include "core/store/forgetting.hpp"
#include "core/store/migrate.hpp"
#include "core/store/salvage.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/home_bytes.hpp"
#include "tests/support/records.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <fstream>
#include <functional>

using namespace rafiq;
using namespace rafiq::store;
using namespace rafiq::test;

namespace {

constexpr std::string_view slow_step =
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) INSERT INTO one "
    "SELECT max(i) FROM "
    "n;";

std::unique_ptr<Connection> raw(const std::filesystem::path& file) {
  auto connection = std::make_unique<Connection>(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  connection->sqlite().setBusyTimeout(5000);
  return connection;
}

// A process of its own, which does its part once it is told to, and says that it is ready.
class Other {
 public:
  explicit Other(
      const std::function<bool()>& part, const std::function<void()>& before = [] {}) {
    REQUIRE(::pipe(go_.data()) == 0);
    REQUIRE(::pipe(ready_.data()) == 0);
    child_ = ::fork();
    if (child_ != 0) return;
    before();
    char byte = 'r';
    if (::write(ready_[1], &byte, 1) != 1 || ::read(go_[0], &byte, 1) != 1) ::_exit(2);
    ::_exit(part() ? 0 : 1);
  }
  ~Other() {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
    for (const int descriptor : {go_[0], go_[1], ready_[0], ready_[1]}) ::close(descriptor);
  }
  Other(const Other&) = delete;
  Other& operator=(const Other&) = delete;

  void wait_until_ready() const {
    char byte = 0;
    REQUIRE(::read(ready_[0], &byte, 1) == 1);
  }
  void go() const { REQUIRE(::write(go_[1], "g", 1) == 1); }
  // Whether it did its part.
  [[nodiscard]] bool did() const {
    int status = 0;
    ::waitpid(child_, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
  }

 private:
  std::array<int, 2> go_{};
  std::array<int, 2> ready_{};
  pid_t child_ = 0;
};

}  // namespace

TEST_CASE("of two processes that open an older home at once one migrates it, and both go on") {
  Scratch folder;
  const std::array steps{
      Migration{1, "0001_first", "CREATE TABLE one (a INTEGER); INSERT INTO one VALUES (7);"},
      Migration{2, "0002_second", slow_step}};
  for (int round = 0; round < 5; ++round) {
    const auto home = folder / std::to_string(round);
    std::filesystem::create_directory(home);
    const auto file = home / "rafiq.sqlite";
    REQUIRE(migrate(*raw(file), std::span(steps).first(1)).has_value());
    const auto open = [&] { return migrate(*raw(file), steps).has_value(); };
    const Other one(open);
    const Other other(open);
    one.wait_until_ready();
    other.wait_until_ready();
    one.go();
    other.go();
    CHECK(one.did());
    CHECK(other.did());
    CHECK(raw(file)->sqlite().execAndGet("SELECT count(*) FROM one").getInt() == 2);
    CHECK(std::distance(std::filesystem::directory_iterator(home / "backups"), {}) == 1);
  }
}

TEST_CASE("what one process commits the other hears of, and of nothing else") {
  Home home;
  home.account("support");
  const auto file = home.file();
  home.database.reset();  // SQLite must not be carried through a fork
  const Other writer([&] {
    auto database = Database::open(file);
    AccountSettings settings;
    settings.name = "sales";
    settings.connector = "test";
    return database && Accounts(*database.value()).add(settings).has_value();
  });
  writer.wait_until_ready();
  home.database = home.open();
  const auto before = home.database->change_counter();
  CHECK(home.database->change_counter() == before);
  writer.go();
  CHECK(writer.did());
  CHECK(home.database->change_counter() != before);
  CHECK(Accounts(*home.database).list().value().size() == 2);
}

TEST_CASE(
    "while another process reads, who is forgotten is out of the database at once and out of its log later") {
  Home home;
  const auto support = home.account("support");
  put(*home.database, support, customer_record("1", "Canary Person"));
  put(*home.database, support, customer_record("2", "Somebody"));
  const auto person = customer_of(*home.database, support, "1");
  const auto file = home.file();
  home.database.reset();
  std::unique_ptr<Database> held;
  Other reader([] { return true; },
               [&] {
                 held = Database::open(file).value();
                 held->connection().sqlite().exec("BEGIN");
                 held->connection().sqlite().execAndGet("SELECT count(*) FROM customer");
               });
  reader.wait_until_ready();
  home.database = home.open();
  Forgetting forgetting(*home.database);
  REQUIRE(forgetting.let_go(person, noon).has_value());
  const auto refused = forgetting.finish();
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == ErrorCode::conflict);
  CHECK(forgetting.unfinished().value());
  reader.go();
  CHECK(reader.did());
  REQUIRE(forgetting.finish().has_value());
  CHECK(files_with(home.folder.path(), "canary").empty());
  CHECK_FALSE(forgetting.unfinished().value());
}

TEST_CASE("a database that another process has open is not repaired under it") {
  Home home;
  home.account("support");
  const auto file = home.file();
  home.database.reset();
  std::unique_ptr<Database> held;
  Other other([] { return true; }, [&] { held = Database::open(file).value(); });
  other.wait_until_ready();
  const auto bytes = bytes_of_file(file);
  DatabaseOptions options;
  options.file = file;
  CHECK(salvage(options, noon).error().code == ErrorCode::conflict);
  CHECK(bytes_of_file(file) == bytes);
  other.go();
  CHECK(other.did());
  CHECK(salvage(options, noon).has_value());
}
