// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/secret_store.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch.hpp"

#include <sys/stat.h>

#include <atomic>
#include <fstream>
#include <sstream>
#include <thread>

using namespace rafiq;
using rafiq::test::Scratch;
namespace fs = std::filesystem;

namespace {

std::string content(const fs::path& path) {
  std::ifstream in(path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

void write(const fs::path& path, const std::string& text, mode_t mode = 0600) {
  std::ofstream(path) << text;
  REQUIRE(::chmod(path.c_str(), mode) == 0);
}

std::string found(secrets::SecretStore& store, std::string_view account, std::string_view slot) {
  const auto value = store.get(account, slot);
  return value ? std::string(value.value().reveal()) : std::string(name(value.error().code));
}

}  // namespace

TEST_CASE("a file keeps secrets by account and slot") {
  const Scratch scratch;
  const auto file = scratch / "new-home/secrets";
  const auto store = secrets::open_file(file);
  CHECK(found(*store, "rt", "token") == "not_found");
  CHECK(store->remove("rt", "token"));

  const std::string odd("p a\ns\0s # \xff كلمة", 20);
  REQUIRE(store->put("rt", "token", Secret("1-23-abc")));
  REQUIRE(store->put("rt", "password", Secret(odd)));
  REQUIRE(store->put("other", "token", Secret("xyz")));
  REQUIRE(store->put("rt", "empty", Secret()));
  const auto again = secrets::open_file(file);
  CHECK(found(*again, "rt", "token") == "1-23-abc");
  CHECK(found(*again, "rt", "password") == odd);
  CHECK(found(*again, "other", "token") == "xyz");
  CHECK(found(*again, "rt", "empty").empty());

  REQUIRE(store->put("rt", "token", Secret("newer")));
  REQUIRE(store->remove("rt", "password"));
  CHECK(found(*again, "rt", "token") == "newer");
  CHECK(found(*again, "rt", "password") == "not_found");
  CHECK(found(*again, "other", "token") == "xyz");
}

TEST_CASE("the file is its owner's alone, from the first byte") {
  const Scratch scratch;
  const auto file = scratch / "secrets";
  const auto old = ::umask(0);
  REQUIRE(secrets::open_file(file)->put("rt", "token", Secret("value")));
  ::umask(old);
  struct stat status {};
  REQUIRE(::stat(file.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0600U);
  CHECK_FALSE(fs::exists(scratch / "secrets.new"));
}

TEST_CASE("a file that others could have read or put there is refused, and left as it is") {
  const Scratch scratch;
  const auto file = scratch / "secrets";
  const auto store = secrets::open_file(file);
  REQUIRE(store->put("rt", "token", Secret("value")));
  const auto refused = [&] {
    const auto before = content(file);
    const auto got = store->get("rt", "token");
    REQUIRE_FALSE(got);
    CHECK_FALSE(store->put("rt", "token", Secret("other")));
    CHECK_FALSE(store->remove("rt", "token"));
    CHECK(content(file) == before);
    CHECK(got.error().code == ErrorCode::authentication);
    return got.error().message();
  };
  for (const mode_t mode : {0644U, 0640U, 0620U, 0604U, 0602U}) {
    REQUIRE(::chmod(file.c_str(), mode) == 0);
    CHECK_THAT(refused(), Catch::Contains("chmod 600"));
  }
  REQUIRE(::chmod(file.c_str(), 0600) == 0);
  CHECK(found(*store, "rt", "token") == "value");

  SECTION("a link") {
    fs::rename(file, scratch / "elsewhere");
    fs::create_symlink(scratch / "elsewhere", file);
    CHECK_THAT(refused(), Catch::Contains("link"));
  }
  SECTION("a named pipe does not block") {
    fs::remove(file);
    REQUIRE(::mkfifo(file.c_str(), 0600) == 0);
    CHECK(found(*store, "rt", "token") == "authentication");
  }
}

TEST_CASE("a damaged file is named, not overwritten") {
  const Scratch scratch;
  const auto file = scratch / "secrets";
  const auto store = secrets::open_file(file);
  for (const std::string line :
       {"rt token", "rt", "rt token n*t-base64", "r/t token dmFsdWU=", "rt token dmFsdWU= x"}) {
    const std::string text = "# heading\n\nother token dmFsdWU=\n" + line + "\n";
    write(file, text);
    const auto got = store->get("other", "token");
    REQUIRE_FALSE(got);
    CHECK(got.error().code == ErrorCode::bad_data);
    CHECK_THAT(got.error().message(), Catch::Contains("Line 4") && !Catch::Contains("dmFs"));
    CHECK_FALSE(store->put("rt", "token", Secret("x")));
    CHECK(content(file) == text);
  }
}

TEST_CASE("names that could break out of their line are a usage error") {
  const Scratch scratch;
  const auto store = secrets::open_file(scratch / "secrets");
  for (const std::string bad : {"", "a b", "a\nb", "a/b", "#", "ح"}) {
    CHECK(store->put(bad, "token", Secret("x")).error().code == ErrorCode::usage);
    CHECK(store->get("rt", bad).error().code == ErrorCode::usage);
    CHECK(store->remove(bad, bad).error().code == ErrorCode::usage);
  }
  CHECK_FALSE(fs::exists(scratch / "secrets"));
}

TEST_CASE("what a killed writer left behind is no obstacle") {
  const Scratch scratch;
  write(scratch / "secrets.new", "half a line");
  const auto store = secrets::open_file(scratch / "secrets");
  REQUIRE(store->put("rt", "token", Secret("value")));
  CHECK(found(*store, "rt", "token") == "value");
}

TEST_CASE("writers that come together lose nothing") {
  const Scratch scratch;
  std::atomic<int> failures = 0;
  std::vector<std::thread> writers;
  for (int writer = 0; writer < 4; ++writer)
    writers.emplace_back([&, writer] {
      const auto store = secrets::open_file(scratch / "secrets");
      for (int i = 0; i < 5; ++i) {
        const auto slot = "s" + std::to_string(writer) + "." + std::to_string(i);
        if (!store->put("rt", slot, Secret(slot))) ++failures;
        if (!store->get("rt", slot)) ++failures;
      }
    });
  for (auto& writer : writers) writer.join();
  CHECK(failures == 0);
  const auto store = secrets::open_file(scratch / "secrets");
  for (int writer = 0; writer < 4; ++writer)
    for (int i = 0; i < 5; ++i) {
      const auto slot = "s" + std::to_string(writer) + "." + std::to_string(i);
      CHECK(found(*store, "rt", slot) == slot);
    }
}

TEST_CASE("a write that fails leaves the old secrets in place") {
  const Scratch scratch;
  const auto store = secrets::open_file(scratch / "secrets");
  REQUIRE(store->put("rt", "token", Secret("value")));
  // A folder in the place of the new file: it cannot be made.
  fs::create_directories(scratch / "secrets.new/in-the-way");
  const auto put = store->put("rt", "token", Secret("newer"));
  REQUIRE_FALSE(put);
  CHECK(put.error().code == ErrorCode::configuration);
  CHECK(found(*store, "rt", "token") == "value");
}
