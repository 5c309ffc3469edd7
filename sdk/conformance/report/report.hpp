// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/conformance/results.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace rafiq::conform {

// One line for a person, as a test ends: "  fail  read.complete  ...".
std::string human_line(const TestResult& result);
// The sum, for the end.
std::string human_sum(const std::vector<TestResult>& results);
// {"connector", "results": [{"test", "outcome", "message", "ms"}], "counts": {...}}
std::string json_report(std::string_view connector, const std::vector<TestResult>& results);
// For CI, in the XML that JUnit made usual.
std::string junit_report(std::string_view connector, const std::vector<TestResult>& results);

}  // namespace rafiq::conform
