// SPDX-License-Identifier: Apache-2.0
// These run inside tests/support/keyring.sh, which gives each its own bus and keyring: see CMakeLists.txt.
#include "core/secrets/secret_store.hpp"
#include "tests/support/catch.hpp"

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>
#include <vector>

using namespace rafiq;
using namespace std::chrono_literals;

namespace {

std::string found(secrets::SecretStore& store, std::string_view account, std::string_view slot) {
  const auto value = store.get(account, slot);
  return value ? std::string(value.value().reveal()) : value.error().message();
}

void refuses(secrets::SecretStore& store, std::chrono::milliseconds limit) {
  const auto start = std::chrono::steady_clock::now();
  const auto put = store.put("rt", "token", Secret("value"));
  const auto got = store.get("rt", "token");
  const auto took = std::chrono::steady_clock::now() - start;
  REQUIRE_FALSE(put);
  REQUIRE_FALSE(got);
  for (const Error& error : {put.error(), got.error()}) {
    INFO(error.message());
    CHECK(error.code == ErrorCode::authentication);
    CHECK_THAT(error.message(), Catch::Contains("keyring") && Catch::Contains("in a file"));
    CHECK_THAT(error.message(), !Catch::Contains("value"));
  }
  CHECK(took < 2 * limit + 3s);
}

}  // namespace

TEST_CASE("the keyring keeps secrets by home, account and slot", "[.keyring]") {
  const auto store = secrets::open_keyring({"/home/a", 10s});
  CHECK(store->get("rt", "token").error().code == ErrorCode::not_found);
  CHECK(store->remove("rt", "token"));
  REQUIRE(store->put("rt", "token", Secret("1-23-abc كلمة")));
  REQUIRE(store->put("rt", "password", Secret("second")));
  REQUIRE(secrets::open_keyring({"/home/b", 10s})->put("rt", "token", Secret("of another home")));
  REQUIRE(store->put("rt", "token", Secret("1-23-newer")));

  const auto again = secrets::open_keyring({"/home/a", 10s});
  CHECK(found(*again, "rt", "token") == "1-23-newer");
  CHECK(found(*again, "rt", "password") == "second");
  REQUIRE(again->remove("rt", "token"));
  CHECK(store->get("rt", "token").error().code == ErrorCode::not_found);
  CHECK(found(*secrets::open_keyring({"/home/b", 10s}), "rt", "token") == "of another home");
  CHECK(store->put("r t", "token", Secret("x")).error().code == ErrorCode::usage);
}

TEST_CASE("threads share a keyring store", "[.keyring]") {
  const auto store = secrets::open_keyring({"/home/a", 10s});
  std::atomic<int> failures = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      const auto account = "account" + std::to_string(t);
      for (int i = 0; i < 5; ++i) {
        const auto value = account + "-" + std::to_string(i);
        if (!store->put(account, "token", Secret(value))) ++failures;
        if (found(*store, account, "token") != value) ++failures;
      }
    });
  for (auto& thread : threads) thread.join();
  CHECK(failures == 0);
}

TEST_CASE("a keyring that hangs is an error within the limit, and the next call works", "[.keyring]") {
  const auto store = secrets::open_keyring({"/home/a", 1s});
  REQUIRE(store->put("rt", "token", Secret("before")));
  const pid_t keyring = std::stoi(std::getenv("RAFIQ_TEST_KEYRING_PID"));
  REQUIRE(::kill(keyring, SIGSTOP) == 0);
  refuses(*store, 1s);
  REQUIRE(::kill(keyring, SIGCONT) == 0);
  CHECK(store->put("rt", "token", Secret("after")));
  CHECK(found(*store, "rt", "token") == "after");
}

TEST_CASE("a locked keyring that nobody can open is an error within the limit", "[.keyring]") {
  const auto store = secrets::open_keyring({"/home/a", 1500ms});
  REQUIRE(store->put("rt", "token", Secret("value")));
  REQUIRE(std::system("gdbus call --session -d org.freedesktop.secrets -o /org/freedesktop/secrets"
                      " -m org.freedesktop.Secret.Service.Lock"
                      " \"[objectpath '/org/freedesktop/secrets/collection/login']\" >/dev/null") == 0);
  refuses(*store, 1500ms);
  refuses(*secrets::open_keyring({"/home/a", 1500ms}), 1500ms);
}

TEST_CASE("a session without a keyring is an error at once", "[.no-keyring]") {
  refuses(*secrets::open_keyring({"/home/a", 5s}), 1s);
}
