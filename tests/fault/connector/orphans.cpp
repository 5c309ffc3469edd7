// SPDX-License-Identifier: Apache-2.0
// What becomes of a connector when the program that runs it is killed.
#include "core/platform/child.hpp"
#include "tests/fault/connector/watch.hpp"

#include <array>
#include <fstream>
#include <thread>

using namespace rafiq;
using namespace std::chrono_literals;

namespace {

// Whether the process still does anything; one that ended and waits to be fetched does not.
bool runs(long process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  std::string number;
  std::string name;
  std::string state;
  return (file >> number >> name >> state) && state != "Z" && state != "X";
}

std::string wait_for_output(const platform::Child& child, const std::string& words) {
  std::string text;
  std::array<char, 4096> buffer{};
  const auto limit = std::chrono::steady_clock::now() + 20s;
  while (text.find(words) == std::string::npos && std::chrono::steady_clock::now() < limit) {
    platform::wait_readable({&child.output()}, 100ms);
    text.append(buffer.data(), platform::receive(child.output(), buffer).bytes);
  }
  return text;
}

}  // namespace

TEST_CASE("a connector dies with the program that runs it, even one that hangs") {
  const test::NothingLeft nothing_left;
  const auto ask = std::filesystem::path(RAFIQ_BINARY_DIR) / "bin/rafiq-ask";
  auto parent = platform::Child::spawn(
      {ask,
       {test::connector_library("mischief"), "read", dump_json(test::from_the_beginning()), "do=hang"},
       {"ASAN_OPTIONS", "TSAN_OPTIONS"}});
  REQUIRE(parent);
  REQUIRE(wait_for_output(*parent.value(), "{\"page\":2}").find("{\"page\":2}") != std::string::npos);
  const auto host = std::stol(test::children_of(parent.value()->id()));
  CHECK(runs(host));
  parent.value()->kill();
  REQUIRE(parent.value()->wait(20s));
  const auto limit = std::chrono::steady_clock::now() + 20s;
  while (runs(host) && std::chrono::steady_clock::now() < limit) std::this_thread::yield();
  CHECK_FALSE(runs(host));
}
