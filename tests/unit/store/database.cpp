// SPDX-License-Identifier: Apache-2.0
#include "core/store/database.hpp"

#include "core/store/connection.hpp"
#include "core/store/migrate.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/home.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <iterator>
#include <thread>

using namespace rafiq;
using namespace rafiq::store;
using rafiq::test::Home;
using rafiq::test::Scratch;
namespace fs = std::filesystem;

namespace {

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void overwrite(const fs::path& file, std::size_t from, std::string_view with) {
  std::fstream out(file, std::ios::binary | std::ios::in | std::ios::out);
  out.seekp(static_cast<std::streamoff>(from));
  out << with;
}

fs::perms mode_of(const fs::path& path) {
  return fs::status(path).permissions() & fs::perms::mask;
}

// Whether a process other than this one would find the file locked, as SQLite locks it.
bool locked_for_others(const fs::path& file) {
  const pid_t child = ::fork();
  if (child == 0) {
    constexpr off_t sqlite_pending_byte = 0x40000000;
    struct flock lock = {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = sqlite_pending_byte;
    lock.l_len = 512;
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
    ::_exit(::fcntl(descriptor, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK ? 1 : 0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 1;
}

constexpr std::array two_steps{
    Migration{1, "0001_first", "CREATE TABLE one (a INTEGER); INSERT INTO one VALUES (7);"},
    Migration{2, "0002_second", "ALTER TABLE one ADD COLUMN b TEXT; UPDATE one SET b = 'new';"}};

std::unique_ptr<Connection> raw(const fs::path& file) {
  return std::make_unique<Connection>(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
}

}  // namespace

TEST_CASE("a new home is private and safe against the loss of power") {
  Home home;
  CHECK(mode_of(home.file()) == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(mode_of(home.file().parent_path()) == fs::perms::owner_all);
  CHECK(mode_of(home.file().string() + "-wal") == (fs::perms::owner_read | fs::perms::owner_write));
  auto& db = home.database->connection();
  CHECK(db.query("PRAGMA journal_mode").next());
  CHECK(db.sqlite().execAndGet("PRAGMA journal_mode").getString() == "wal");
  CHECK(db.sqlite().execAndGet("PRAGMA synchronous").getInt() == 2);
  CHECK(db.sqlite().execAndGet("PRAGMA foreign_keys").getInt() == 1);
  CHECK(home.database->examine().has_value());
}

TEST_CASE("a file that others could read is made private again") {
  Home home;
  home.database.reset();
  fs::permissions(home.file(), fs::perms::others_read, fs::perm_options::add);
  home.database = home.open();
  CHECK(mode_of(home.file()) == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("a database that a newer Rafiq wrote is refused and left as it is") {
  Home home;
  home.database->connection().sqlite().exec("PRAGMA user_version = 999");
  home.database.reset();
  const auto before = bytes_of(home.file());
  const auto opened = Database::open(home.file());
  REQUIRE_FALSE(opened.has_value());
  CHECK(opened.error().code == ErrorCode::conflict);
  CHECK(opened.error().remedy.find("Update") != std::string::npos);
  CHECK(bytes_of(home.file()) == before);
}

TEST_CASE("a database of another program is refused and left as it is") {
  Scratch folder;
  const auto file = folder / "other.sqlite";
  raw(file)->sqlite().exec("CREATE TABLE theirs (a)");
  const auto before = bytes_of(file);
  const auto opened = Database::open(file);
  REQUIRE_FALSE(opened.has_value());
  CHECK(opened.error().code == ErrorCode::bad_data);
  CHECK(bytes_of(file) == before);
}

TEST_CASE("a damaged database says so, and what to do") {
  Home home;
  home.account("support");
  home.database.reset();
  SECTION("at its beginning") {
    overwrite(home.file(), 0, std::string(100, '!'));
    const auto opened = Database::open(home.file());
    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().code == ErrorCode::bad_data);
    CHECK(opened.error().remedy.find("backups") != std::string::npos);
  }
  SECTION("further in") {
    const auto size = fs::file_size(home.file());
    overwrite(home.file(), 4096, std::string(size - 4096, '\x5a'));
    const auto opened = Database::open(home.file());
    const auto found = opened ? opened.value()->examine() : Status(opened.error());
    REQUIRE_FALSE(found.has_value());
    CHECK(found.error().code == ErrorCode::bad_data);
  }
  SECTION("cut short") {
    fs::resize_file(home.file(), fs::file_size(home.file()) / 2);
    const auto opened = Database::open(home.file());
    const auto found = opened ? opened.value()->examine() : Status(opened.error());
    REQUIRE_FALSE(found.has_value());
    CHECK(found.error().code == ErrorCode::bad_data);
  }
}

TEST_CASE("an older database is backed up and then brought up to date") {
  Scratch folder;
  const auto file = folder / "rafiq.sqlite";
  const std::span steps(two_steps);
  REQUIRE(migrate(*raw(file), steps.first(1)).has_value());
  const auto older = folder.path() / "backups" / "version-0.sqlite";
  fs::create_directory(older.parent_path());
  std::ofstream(older) << "what a backup of before was";
  REQUIRE(migrate(*raw(file), steps).has_value());
  CHECK_FALSE(fs::exists(older));
  const auto now = raw(file);
  CHECK(now->sqlite().execAndGet("PRAGMA user_version").getInt() == 2);
  CHECK(now->sqlite().execAndGet("SELECT b FROM one").getString() == "new");
  const auto backup = folder.path() / "backups" / "version-1.sqlite";
  CHECK(raw(backup)->sqlite().execAndGet("SELECT a FROM one").getInt() == 7);
  CHECK(raw(backup)->sqlite().execAndGet("PRAGMA user_version").getInt() == 1);
  CHECK(mode_of(backup) == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("an update that fails leaves the database as it was") {
  Scratch folder;
  const auto file = folder / "rafiq.sqlite";
  REQUIRE(migrate(*raw(file), std::span(two_steps).first(1)).has_value());
  const std::array broken{two_steps[0],
                          Migration{2, "0002", "UPDATE one SET a = 8; SELECT no_such_function();"}};
  CHECK_FALSE(migrate(*raw(file), broken).has_value());
  CHECK(raw(file)->sqlite().execAndGet("SELECT a FROM one").getInt() == 7);
  CHECK(raw(file)->sqlite().execAndGet("PRAGMA user_version").getInt() == 1);
}

TEST_CASE("several that open a new home at once find one database") {
  Scratch folder;
  const auto file = folder / "rafiq.sqlite";
  std::array<bool, 6> opened{};
  {
    std::vector<std::jthread> threads;
    for (auto& ok : opened) threads.emplace_back([&] { ok = Database::open(file).has_value(); });
  }
  CHECK(std::all_of(opened.begin(), opened.end(), [](bool ok) { return ok; }));
}

TEST_CASE("a write is done whole or not at all") {
  Home home;
  auto& database = *home.database;
  const Error refused{ErrorCode::usage, "no", "", ""};
  const auto result = database.write([&]() -> Status {
    home.account("support");
    CHECK(database.in_transaction());
    return refused;
  });
  CHECK(result.error().what == "no");
  CHECK_FALSE(database.in_transaction());
  CHECK(Accounts(database).list().value().empty());
}

TEST_CASE("what is read together is of one moment, whatever others commit meanwhile") {
  Home home;
  auto other = home.open();
  const auto settings = [&] {
    return home.database->connection().find_integer("SELECT count(*) FROM setting").value();
  };
  const Error refused{ErrorCode::usage, "no", "", ""};
  const auto result = home.database->read([&]() -> Status {
    CHECK(settings() == 0);
    other->connection().run("INSERT INTO setting (name, value) VALUES ('first_day', '2026-01-01')");
    CHECK(settings() == 0);
    return refused;
  });
  CHECK(result.error().what == "no");
  CHECK_FALSE(home.database->in_transaction());
  CHECK(settings() == 1);
}

TEST_CASE("others hear of a change, and who made it does not") {
  Home home;
  auto other = home.open();
  const auto here = home.database->change_counter();
  const auto there = other->change_counter();
  home.account("support");
  CHECK(other->change_counter() != there);
  CHECK(home.database->change_counter() == here);
}

TEST_CASE("a full disk is told as what it is, and what was saved stays") {
  Home home;
  home.account("support");
  const auto pages = home.database->connection().sqlite().execAndGet("PRAGMA page_count").getInt64();
  auto full = Database::open({home.file(), pages}).value();
  const auto result = full->write([&]() -> Status {
    full->connection().run("UPDATE account SET reason = ?", std::string(1 << 20, 'x'));
    return success();
  });
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().code == ErrorCode::configuration);
  CHECK(result.error().what.find("space") != std::string::npos);
  CHECK(Accounts(*full).list().value().size() == 1);
}

TEST_CASE("two threads write and read one home through two databases") {
  Home home;
  home.account("support");
  constexpr int rounds = 200;
  const auto work = [&](int from) {
    auto mine = home.open();
    Accounts accounts(*mine);
    for (int i = 0; i < rounds; ++i) {
      REQUIRE(accounts.set_synced("support", from_milliseconds(from + i)).has_value());
      REQUIRE(accounts.list().has_value());
    }
  };
  {
    std::jthread one(work, 0);
    std::jthread two(work, rounds);
  }
  const auto last = to_milliseconds(*Accounts(*home.database).get("support").value().last_sync);
  CHECK((last == rounds - 1 || last == 2 * rounds - 1));
}

// A lost lock is found out by whoever ends first: it deletes the log that the other still writes to.
TEST_CASE("a database stays locked when the same process opens and closes it again") {
  Home home;
  const fs::path file = home.file();
  REQUIRE(locked_for_others(file));
  REQUIRE(Database::open({file}));
  CHECK(locked_for_others(file));
}
