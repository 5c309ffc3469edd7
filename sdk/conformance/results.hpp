// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rafiq::conform {

// How a test ended. Only fail and crash make the tool's exit status 1.
enum class Outcome { pass, warn, fail, crash, skip };
std::string_view name(Outcome outcome);  // "pass"

struct TestResult {
  std::string id;
  Outcome outcome = Outcome::pass;
  std::string message;  // why, unless it passed; names what the connector did wrong
  std::chrono::milliseconds took{0};
};

// Ends a test early. Thrown within one test, on its own thread, and caught by whoever runs the test: tests
// read like sentences that way. It crosses no library.
struct Verdict {
  Outcome outcome;
  std::string message;
};

// The connector is of no use at all. What the group "load" fails for; the others are skipped then.
struct NotLoaded {
  std::string message;
};

template <class... Values>
[[noreturn]] void fail(fmt::format_string<Values...> text, Values&&... values) {
  throw Verdict{Outcome::fail, fmt::format(text, std::forward<Values>(values)...)};
}
template <class... Values>
[[noreturn]] void skip(fmt::format_string<Values...> text, Values&&... values) {
  throw Verdict{Outcome::skip, fmt::format(text, std::forward<Values>(values)...)};
}
template <class... Values>
[[noreturn]] void warn(fmt::format_string<Values...> text, Values&&... values) {
  throw Verdict{Outcome::warn, fmt::format(text, std::forward<Values>(values)...)};
}

}  // namespace rafiq::conform
