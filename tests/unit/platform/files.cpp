// SPDX-License-Identifier: Apache-2.0
#include "core/platform/file.hpp"
#include "core/platform/memory.hpp"
#include "core/platform/places.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch.hpp"

#include <sys/stat.h>

#include <array>
#include <cstdlib>
#include <fstream>

using namespace rafiq;
using namespace rafiq::platform;
namespace fs = std::filesystem;

namespace {

// Sets a variable of the environment, or removes it, and puts it back.
class Environment {
 public:
  Environment(const char* name, const char* value) : name_(name) {
    if (const char* before = std::getenv(name)) before_ = before;
    value == nullptr ? ::unsetenv(name) : ::setenv(name, value, 1);
  }
  ~Environment() { before_ ? ::setenv(name_, before_->c_str(), 1) : ::unsetenv(name_); }
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

 private:
  const char* name_;
  std::optional<std::string> before_;
};

mode_t mode_of(const fs::path& path) {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_mode & 07777;
}

}  // namespace

TEST_CASE("a file is read at any place, and is the same file when another takes its name") {
  const test::Scratch folder;
  std::ofstream(folder / "a") << "0123456789";
  const auto file = ReadableFile::open(folder / "a");
  REQUIRE(file);
  fs::rename(folder / "a", folder / "b");
  std::ofstream(folder / "a") << "other";
  std::array<char, 4> buffer{};
  CHECK(file.value().read_at(3, buffer).value() == 4);
  CHECK(std::string_view(buffer.data(), 4) == "3456");
  CHECK(file.value().read_at(8, buffer).value() == 2);
  CHECK(file.value().read_at(10, buffer).value() == 0);
  CHECK(file.value().read_at(std::uint64_t{1} << 63, buffer).value() == 0);
  CHECK(file.value().info().value().bytes == 10);
}

TEST_CASE("what is no file is not opened: a folder, a pipe that nobody writes, nothing at all") {
  const test::Scratch folder;
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  CHECK(ReadableFile::open(folder / "pipe").error().code == ErrorCode::configuration);
  CHECK(ReadableFile::open(folder / "").error().code == ErrorCode::configuration);
  CHECK(ReadableFile::open(folder / "nothing").error().code == ErrorCode::not_found);
}

TEST_CASE("a private folder is closed to others, and made again without harm") {
  const test::Scratch folder;
  const auto path = folder / "a/b/c";
  REQUIRE(make_private_folder(path));
  REQUIRE(make_private_folder(path));
  CHECK(mode_of(path) == 0700);
  std::ofstream(folder / "file") << "x";
  CHECK(make_private_folder(std::filesystem::path("rafiq.db").parent_path()));
  CHECK(make_private_folder(folder / "file").error().code == ErrorCode::configuration);
  CHECK(make_private_folder(folder / "file/below").error().code == ErrorCode::configuration);
}

TEST_CASE("a lock has one holder, until it is let go") {
  const test::Scratch folder;
  auto first = FileLock::try_acquire(folder / "lock");
  REQUIRE(first);
  REQUIRE(first.value());
  CHECK_FALSE(FileLock::try_acquire(folder / "lock").value());
  CHECK(FileLock::try_acquire(folder / "other").value());
  first.value().reset();
  CHECK(FileLock::try_acquire(folder / "lock").value());
  CHECK(mode_of(folder / "lock") == 0600);
  CHECK(FileLock::try_acquire(folder / "no/lock").error().code == ErrorCode::not_found);
}

TEST_CASE("places: what is given, else RAFIQ_HOME, else the folders of XDG") {
  const Environment no_home("RAFIQ_HOME", nullptr);
  const Environment home("HOME", "/home/agent");
  const Environment data("XDG_DATA_HOME", "/data");
  const Environment config("XDG_CONFIG_HOME", "not/absolute");
  const Environment state("XDG_STATE_HOME", nullptr);
  const Environment runtime("XDG_RUNTIME_DIR", "/run/user/1");
  const auto xdg = find_places(std::nullopt).value();
  CHECK(xdg.data == "/data/rafiq");
  CHECK(xdg.config == "/home/agent/.config/rafiq");
  CHECK(xdg.state == "/home/agent/.local/state/rafiq");
  CHECK(xdg.runtime == "/run/user/1/rafiq");

  const Environment set("RAFIQ_HOME", "/elsewhere");
  CHECK(find_places(std::nullopt).value().data == "/elsewhere/data");
  CHECK(find_places("/given/./").value().config == "/given/config");
  CHECK(find_places("relative").value().data == fs::current_path() / "relative/data");
}

TEST_CASE("the running program and its memory are known") {
  CHECK(own_program().value().filename() == "unit-platform");
  const auto memory = memory_in_use();
  REQUIRE(memory);
  CHECK(memory.value().resident_bytes > 1'000'000);
  CHECK(memory.value().proportional_bytes <= memory.value().resident_bytes);
}
