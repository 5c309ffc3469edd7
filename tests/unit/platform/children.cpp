// SPDX-License-Identifier: Apache-2.0
#include "core/platform/child.hpp"
#include "core/platform/descriptor.hpp"
#include "tests/support/catch.hpp"

#include <fcntl.h>
#include <signal.h>

#include <array>
#include <filesystem>
#include <thread>

using namespace rafiq;
using namespace rafiq::platform;
using namespace std::chrono_literals;

namespace {

constexpr auto long_enough = 20s;

std::unique_ptr<Child> shell(const std::string& script, std::vector<std::string> environment = {}) {
  auto child = Child::spawn({"/bin/sh", {"-c", script}, std::move(environment)});
  REQUIRE(child);
  return std::move(child).value();
}

std::string all_of(const Descriptor& descriptor) {
  std::string text;
  std::array<char, 4096> buffer{};
  while (true) {
    wait_readable({&descriptor}, long_enough);
    const auto got = receive(descriptor, buffer);
    text.append(buffer.data(), got.bytes);
    if (got.closed) return text;
    if (got.bytes == 0) FAIL("it is still open");
  }
}

}  // namespace

TEST_CASE("what a child prints is read to the end, and how it ended is known") {
  const auto child = shell("echo out; echo err >&2; exit 7");
  CHECK(all_of(child->output()) == "out\nerr\n");
  const auto exit = child->wait(long_enough);
  REQUIRE(exit);
  CHECK(exit->status == 7);
  CHECK(describe(*exit) == "exit status 7");
}

TEST_CASE("a child has its stream as descriptor 3, works in the root and gets only the named environment") {
  ::setenv("RAFIQ_PASSED_ON", "yes", 1);
  ::setenv("RAFIQ_KEPT_BACK", "no", 1);
  const auto child = shell(
      "pwd; echo $RAFIQ_PASSED_ON$RAFIQ_KEPT_BACK$RAFIQ_SET; ls /proc/self/fd | tr '\\n' ' '; read x <&3; "
      "echo $x >&3",
      {"RAFIQ_PASSED_ON", "RAFIQ_NOT_SET", "RAFIQ_SET=too"});
  REQUIRE(send_all(child->channel(), "hello", "\n", 1s));
  CHECK(all_of(child->channel()) == "hello\n");
  // ls has one more descriptor: the folder it lists.
  CHECK(all_of(child->output()) == "/\nyestoo\n0 1 2 3 4 ");
}

TEST_CASE("descriptors that others left open do not reach a child") {
  const int leaked = ::open("/dev/null", O_RDONLY);  // without close-on-exec, as libraries do
  const auto child = shell("ls /proc/self/fd | wc -l");
  CHECK(all_of(child->output()) == "5\n");
  ::close(leaked);
}

TEST_CASE("a child that is killed takes what it started with it, and says by what it ended") {
  const auto child = shell("sleep 1000 & echo ready; exec sleep 1000");
  wait_readable({&child->output()}, long_enough);
  std::array<char, 64> buffer{};
  REQUIRE(receive(child->output(), buffer).bytes == 6);
  child->kill();
  const auto exit = child->wait(long_enough);
  REQUIRE(exit);
  CHECK(exit->signal == SIGKILL);
  CHECK(describe(*exit) == "killed");
  // The pipe closes when the last of them is gone.
  CHECK(all_of(child->output()).empty());
}

TEST_CASE("waiting for a child that goes on gives up in time, and its end comes with the object") {
  auto child = shell("exec sleep 1000");
  const auto id = static_cast<pid_t>(child->id());
  CHECK_FALSE(child->wait(1ms));
  CHECK(::kill(id, 0) == 0);
  child.reset();
  CHECK(::kill(id, 0) != 0);
}

TEST_CASE("signals that we block or ignore are as new in a child") {
  struct sigaction before {};
  struct sigaction ignore {};
  ignore.sa_handler = SIG_IGN;
  ::sigaction(SIGTERM, &ignore, &before);
  const auto child = shell("kill -TERM $$; echo alive");
  ::sigaction(SIGTERM, &before, nullptr);
  CHECK(all_of(child->output()).empty());
  CHECK(describe(child->wait(long_enough).value()) == "terminated");
}

TEST_CASE("a program that is not there is an error, not a child") {
  const auto child = Child::spawn({"/no/such/program", {}, {}});
  REQUIRE_FALSE(child);
  CHECK(child.error().code == ErrorCode::configuration);
  CHECK(child.error().where == "/no/such/program");
}

TEST_CASE("children may be started by many threads at once") {
  std::vector<std::thread> threads;
  std::atomic<int> good{0};
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&good, i] {
      for (int round = 0; round < 5; ++round) {
        auto child = Child::spawn({"/bin/sh", {"-c", "exit " + std::to_string(i)}, {}});
        if (child && child.value()->wait(long_enough).value_or(Exit{-1, 0}).status == i) ++good;
      }
    });
  for (auto& thread : threads) thread.join();
  CHECK(good == 40);
}

TEST_CASE("sending to somebody who does not read gives up; to somebody who is gone, at once") {
  auto stream = make_stream();
  REQUIRE(stream);
  auto& [ours, theirs] = stream.value();
  CHECK_FALSE(send_all(ours, std::string(std::size_t{4} << 20, 'x'), "", 50ms));
  theirs.close();
  CHECK_FALSE(send_all(ours, "x", "", long_enough));
}

TEST_CASE("both parts arrive whole and in order when the reader is slow") {
  auto stream = make_stream();
  REQUIRE(stream);
  auto& [ours, theirs] = stream.value();
  const std::string first(std::size_t{1} << 20, 'a');
  const std::string second(std::size_t{3} << 20, 'b');
  std::thread sender([&, &ours = ours] {
    CHECK(send_all(ours, first, second, long_enough));
    finish_sending(ours);
  });
  const auto text = all_of(theirs);
  sender.join();
  CHECK(text == first + second);
}
