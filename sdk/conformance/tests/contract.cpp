// SPDX-License-Identifier: Apache-2.0
#include "core/platform/memory.hpp"
#include "sdk/conformance/tests/benches.hpp"
#include "sdk/conformance/tests/reference.hpp"
#include "sdk/conformance/tests/registry.hpp"

#include <dlfcn.h>

#include <algorithm>
#include <filesystem>
#include <thread>

namespace rafiq::conform {
namespace {

using namespace std::chrono_literals;

// What all of these notice; each test below looks for its own.
void no_violations(Bench& bench, std::initializer_list<std::string_view> about) {
  for (const auto& what : bench.violations())
    if (std::any_of(about.begin(), about.end(),
                    [&](std::string_view word) { return what.find(word) != std::string::npos; }))
      fail("{}", what);
}

// Buffers are taken away after each call: keeping one is a crash, which the runner explains.
void borrowed(Rig& rig) {
  AccountBench bench(rig, true);
  bench.create();
  for (int round = 0; round < 2; ++round)
    go_through_the_verbs(rig, *bench, [](std::string_view, const Ended&) {});
}

void threads(Rig& rig) {
  AccountBench bench(rig);
  bench.create();
  go_through_the_verbs(rig, *bench, [](std::string_view, const Ended&) {});
  no_violations(*bench, {"on another thread"});
}

// Once well, once with a CRM that refuses everything.
void protocol(Rig& rig) {
  AccountBench bench(rig);
  bench.create();
  const auto one_answer = [](std::string_view verb, const Ended& ended) {
    if (verb == "read" || verb == "list_ids" || ended.status != RAFIQ_OK || ended.threw) return;
    if (ended.emitted.size() != 1) fail("{} emitted {} answers instead of one", verb, ended.emitted.size());
  };
  go_through_the_verbs(rig, *bench, one_answer);
  if (rig.uses_http()) {
    rig.gate().arm({Fault::Kind::answer, {400, {{"Content-Type", "application/json"}}, "{}"}}, 1, true);
    go_through_the_verbs(rig, *bench, one_answer);
    rig.gate().calm();
  }
  bench->call("get", {{"entity", "no-such-entity"}, {"id", "0"}});
  no_violations(
      *bench, {"emit was called after", "fail was", "a verb ", "does not exist", "across the ABI", "15 MiB"});
}

void stop(Rig& rig) {
  AccountBench bench(rig);
  bench.create();
  bench->call("read", read_request(rig, nullptr), [](std::size_t) { return RAFIQ_STOP; });
  no_violations(*bench, {"STOP"});
}

// As an agent who closes the window while the CRM is thinking.
void cancel(Rig& rig) {
  auto& gate = rig.gate();
  gate.calm();
  (void)reference(rig);
  const std::size_t calls = std::min<std::size_t>(gate.count(), 4);
  for (std::size_t nth = 1; nth <= calls; ++nth) {
    auto& connection = rig.fresh();
    gate.arm({Fault::Kind::hold}, nth);
    const CancelToken token;
    std::jthread impatient([&] {
      gate.wait_until_held();
      token.request();
    });
    const auto request = read_request(rig, nullptr);
    const auto done = connection.read(
        request, [](const Json&) -> Result<connector::Flow> { return connector::Flow::proceed; }, token);
    gate.calm();
    impatient.join();
    if (done) fail("read was cancelled at call {} and says that it went well", nth);
    if (!connection.alive())
      fail("read was cancelled at call {} and did not end: {}", nth,
           connection.ending().value_or(connector::Failure{}).message);
  }
}

// The runner looks at what was printed while this ran.
void quiet(Rig& rig) {
  AccountBench bench(rig);
  bench.create();
  go_through_the_verbs(rig, *bench, [](std::string_view, const Ended&) {});
}

void services(Rig& rig) {
  AccountBench bench(rig);
  bench.create();
  go_through_the_verbs(rig, *bench, [](std::string_view, const Ended&) {});
  no_violations(*bench, {"size was not set", "names the sign-in", "not of the account", "a level that"});
}

std::size_t threads_of_this_process() {
  const std::filesystem::directory_iterator tasks("/proc/self/task"), end;
  return static_cast<std::size_t>(std::distance(tasks, end));
}

void destroyed(Rig& rig) {
  AccountBench bench(rig);
  const auto before = threads_of_this_process();
  bench.create();
  bench->call("check", Json::object());
  const auto checked = threads_of_this_process();  // those of the network are ours
  read_in(rig, *bench);
  bench->destroy();
  std::this_thread::sleep_for(100ms);  // for whoever lives on to show it
  no_violations(*bench, {"after destroy", "out of destroy"});
  const auto after = threads_of_this_process();
  if (after > std::max(before, checked) && !rig.uses_http())
    fail("{} threads of the connector are still there after destroy", after - before);
}

// A sanitizer holds back what is given back, to notice who uses it after that; and it finds leaks itself.
bool sanitized() {
  return dlsym(RTLD_DEFAULT, "__asan_init") != nullptr || dlsym(RTLD_DEFAULT, "__tsan_init") != nullptr;
}

std::uint64_t resident_bytes() {
  const auto memory = platform::memory_in_use();
  if (!memory) skip("the system does not say how much memory is used");
  return memory.value().resident_bytes;
}

// Reads again and again: what grows each time is never given back. The heap itself grows, too, until it has
// the size that it needs; a leak does not come to an end.
void memory(Rig& rig) {
  constexpr int warming = 3;
  constexpr int rounds = 6;
  constexpr int spans = 3;
  constexpr std::uint64_t allowed = std::uint64_t{3} << 20;
  if (sanitized()) skip("a sanitizer is at work, which does not let memory go at once");
  AccountBench bench(rig);
  bench.create();
  for (int round = 0; round < warming; ++round) read_in(rig, *bench);
  std::uint64_t grown = 0;
  for (int span = 0; span < spans; ++span) {
    const auto before = resident_bytes();
    for (int round = 0; round < rounds; ++round) read_in(rig, *bench);
    const auto after = resident_bytes();
    if (after <= before + allowed) return;
    grown += after - before;
  }
  fail("Reading the same {} times more took {} KiB more memory, which was not given back: it leaks",
       rounds * spans, grown / 1024);
}

std::vector<std::string> ways_to_write(TimePoint now) {
  const auto seconds = to_milliseconds(now) / 1000;
  return {to_iso8601(now).substr(0, 13), to_iso8601(now).substr(0, 10), std::to_string(seconds / 1000)};
}

// The host's clock stands in another year: whoever knows today's date has looked elsewhere.
void clock(Rig& rig) {
  AccountBench bench(rig);
  bench.create();
  std::string traces;
  go_through_the_verbs(rig, *bench, [&](std::string_view, const Ended& ended) {
    for (const auto& page : ended.emitted) traces += page + "\n";
  });
  for (const auto& request : bench->requests()) traces += request.url + "\n" + request.body + "\n";
  for (const auto& today : ways_to_write(SystemClock().now()))
    if (traces.find(today) != std::string::npos)
      fail(
          "Today's date stands in a request or a checkpoint, and the host's clock says another one: the "
          "connector uses a "
          "clock of its own");
}

constexpr Test tests[] = {
    {"contract.borrowed", "what the host lends is not used after the call", borrowed},
    {"contract.threads", "emit and fail are called on the verb's thread", threads},
    {"contract.protocol", "each verb ends in one way: one answer, or one failure that says why", protocol},
    {"contract.stop", "after STOP nothing more is emitted, and the verb returns CANCELLED", stop},
    {"contract.cancel", "a verb that is cancelled ends at once", cancel},
    {"contract.quiet", "nothing is printed", quiet},
    {"contract.services", "services are used as the header says", services},
    {"contract.destroy", "nothing goes on after destroy", destroyed},
    {"contract.memory", "memory is given back", memory},
    {"contract.clock", "the host's clock is the only one", clock},
};

}  // namespace

std::span<const Test> contract_tests() {
  return tests;
}

}  // namespace rafiq::conform
