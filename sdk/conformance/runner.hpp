// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"
#include "sdk/conformance/results.hpp"
#include "sdk/conformance/scene/scene.hpp"
#include "sdk/conformance/subject.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace rafiq::conform {

struct RunOptions {
  std::string connector;           // as the command line names it
  std::filesystem::path scene;     // its file
  std::vector<std::string> tests;  // empty: all; a test's id or a group
  std::uint64_t seed = 1;
  std::chrono::seconds limit{60};  // for each test
  unsigned jobs = 2;               // tests at once
};

// Runs each test in a process of its own, so that whatever happens to it is a result. `on_result` is called
// as they end, from one thread at a time; the results are in the order of `list`. Errors: not_found,
// configuration, usage (no such test), bad_data (the scene).
Result<std::vector<TestResult>> run_tests(const RunOptions& options,
                                          const std::function<void(const TestResult&)>& on_result);

// The other side: runs one test in this process and tells the one that started it.
struct ChildOptions {
  std::string connector;
  std::filesystem::path scene;
  std::string test;
  int server_port = 0;
  std::uint64_t seed = 1;
  long limit = 60;  // seconds
};
int run_child(const ChildOptions& options);
// The same, in this process and told to nobody else. For what looks for one fault for long.
TestResult run_here(const ChildOptions& options, const std::function<void(class Rig&)>& work);

}  // namespace rafiq::conform
