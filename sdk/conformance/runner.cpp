// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/runner.hpp"

#include "core/platform/child.hpp"
#include "core/platform/places.hpp"
#include "sdk/conformance/exit.hpp"
#include "sdk/conformance/scene/server.hpp"
#include "sdk/conformance/tests/registry.hpp"

#include <array>
#include <atomic>
#include <mutex>
#include <thread>

namespace rafiq::conform {
namespace {

using Steady = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t most_printed = 400;

Result<std::vector<const Test*>> chosen(const std::vector<std::string>& names) {
  std::vector<const Test*> tests;
  for (const auto& name : names) {
    const auto before = tests.size();
    for (const auto& test : all_tests())
      if (test.id == name || test.group() == name) tests.push_back(&test);
    if (tests.size() == before)
      return Error{ErrorCode::usage, "There is no test or group \"" + name + "\"", "",
                   "See rafiq-conform list"};
  }
  if (names.empty())
    for (const auto& test : all_tests()) tests.push_back(&test);
  return tests;
}

// Takes what both sides of a child say until it ends or its time is up.
struct Heard {
  std::string told;
  std::string printed;
  std::optional<platform::Exit> exit;  // nothing: it was still there at the end of its time
};

bool take(const platform::Descriptor& from, std::string& into) {
  std::array<char, 8192> buffer;
  const auto got = platform::receive(from, buffer);
  into.append(buffer.data(), got.bytes);
  return got.bytes > 0;
}

Heard listen(platform::Child& child, std::chrono::seconds limit) {
  Heard heard;
  const auto until = Steady::now() + limit;
  while (Steady::now() < until) {
    platform::wait_readable({&child.channel(), &child.output()}, milliseconds{20});
    const bool told = take(child.channel(), heard.told);
    const bool printed = take(child.output(), heard.printed);
    if (told || printed) continue;
    heard.exit = child.wait(milliseconds{0});
    if (!heard.exit) continue;
    while (take(child.channel(), heard.told) || take(child.output(), heard.printed)) {
    }
    return heard;
  }
  child.kill();
  return heard;
}

std::string shown(std::string text) {
  text.resize(std::min(text.size(), most_printed));
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

TestResult judge(const Test& test, const Heard& heard, std::chrono::seconds limit) {
  TestResult result{std::string(test.id), Outcome::crash, "", {}};
  const auto told = parse_json(heard.told, "");
  if (told && told.value().is_object()) {
    for (const auto outcome : {Outcome::pass, Outcome::warn, Outcome::fail, Outcome::crash, Outcome::skip})
      if (told.value().value("outcome", "") == name(outcome)) result.outcome = outcome;
    result.message = told.value().value("message", "");
    if (test.id == "contract.quiet" && result.outcome == Outcome::pass && !heard.printed.empty()) {
      result.outcome = Outcome::fail;
      result.message = "The connector printed to standard output or standard error: \"" +
                       shown(heard.printed) + "\". Use the log";
    }
    return result;
  }
  if (!heard.exit) {
    result.outcome = Outcome::fail;
    result.message = fmt::format("The test did not end within {} s: the connector hangs", limit.count());
  } else if (heard.exit->signal == 0 && heard.exit->status == read_after_the_call) {
    result.outcome = Outcome::fail;
    result.message =
        "The connector read memory that the host had only lent it, after the call was over: a borrowed "
        "pointer was kept";
  } else {
    result.message = fmt::format("The process of the test ended: {}{}", platform::describe(*heard.exit),
                                 heard.printed.empty() ? "" : ". It printed: " + shown(heard.printed));
  }
  return result;
}

class Crew {
 public:
  Crew(const RunOptions& options, const Scene& scene, std::filesystem::path program,
       std::vector<const Test*> tests, const std::function<void(const TestResult&)>& on_result)
      : options_(options),
        scene_(scene),
        program_(std::move(program)),
        tests_(std::move(tests)),
        on_result_(on_result),
        results_(tests_.size()) {}

  Result<std::vector<TestResult>> work() {
    const auto jobs = std::clamp<std::size_t>(options_.jobs, 1, tests_.size());
    std::vector<std::thread> threads;
    for (std::size_t at = 0; at < jobs; ++at) threads.emplace_back([this] { serve(); });
    for (auto& thread : threads) thread.join();
    if (trouble_) return *trouble_;
    return std::move(results_);
  }

 private:
  // One server for the tests of one thread: each begins with a reset.
  void serve() {
    std::unique_ptr<SceneServer> server;
    for (std::size_t at = next_++; at < tests_.size(); at = next_++) {
      const auto& test = *tests_[at];
      if (!server && !scene_.server.empty()) {
        auto started = SceneServer::start(scene_);
        if (!started) {
          const std::lock_guard lock(mutex_);
          trouble_ = std::move(started).error();
          next_ = tests_.size();
          return;
        }
        server = std::move(started).value();
      }
      const auto begin = Steady::now();
      auto result = run(test, server ? server->port() : 0);
      result.took = std::chrono::duration_cast<milliseconds>(Steady::now() - begin);
      if (server && result.outcome != Outcome::pass)
        if (const auto printed = server->printed(); printed.find("Traceback") != std::string::npos)
          result.message +=
              fmt::format(" (the scene's server fell over: {})",
                          shown(printed.substr(printed.size() - std::min(printed.size(), most_printed))));
      // A test that was ended in the middle may have left requests behind.
      if (result.outcome == Outcome::crash) server.reset();
      const std::lock_guard lock(mutex_);
      results_[at] = result;
      on_result_(result);
    }
  }

  TestResult run(const Test& test, int port) {
    const std::string id(test.id);
    if (const auto reason = scene_.skip.find(id); reason != scene_.skip.end())
      return {id, Outcome::skip, reason->second, {}};
    auto child = platform::Child::spawn(
        {program_,
         {"child", options_.connector, "--scene", options_.scene.string(), "--test", id, "--server-port",
          std::to_string(port), "--seed", std::to_string(options_.seed), "--limit",
          std::to_string(options_.limit.count())},
         {"LANG", "LC_ALL", "TZ", "TMPDIR", "ASAN_OPTIONS", "TSAN_OPTIONS", "UBSAN_OPTIONS",
          "LSAN_OPTIONS"}});
    if (!child) return {id, Outcome::fail, child.error().message(), {}};
    return judge(test, listen(*child.value(), options_.limit), options_.limit);
  }

  const RunOptions& options_;
  const Scene& scene_;
  const std::filesystem::path program_;
  const std::vector<const Test*> tests_;
  const std::function<void(const TestResult&)>& on_result_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;
  std::vector<TestResult> results_;
  std::optional<Error> trouble_;
};

}  // namespace

Result<std::vector<TestResult>> run_tests(const RunOptions& options,
                                          const std::function<void(const TestResult&)>& on_result) {
  RAFIQ_TRY(auto tests, chosen(options.tests));
  RAFIQ_TRY(const auto scene, Scene::load(options.scene));
  RAFIQ_TRY(auto program, platform::own_program());
  return Crew(options, scene, std::move(program), std::move(tests), on_result).work();
}

}  // namespace rafiq::conform
