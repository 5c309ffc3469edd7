// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/confine.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/connectors/connectors.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace rafiq::test {

inline std::unique_ptr<connector::Connection> start(const connector::LaunchOptions& options) {
  auto started = connector::Connection::start(options);
  if (!started) FAIL(started.error().message());
  return std::move(started).value();
}

inline long entries(const std::filesystem::path& folder) {
  return std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator());
}

// The children of a process, those included that ended and were not waited for; each with a space behind it.
inline std::string children_of(long process) {
  std::string all;
  for (const auto& task : std::filesystem::directory_iterator("/proc/" + std::to_string(process) + "/task")) {
    std::ifstream file(task.path() / "children");
    for (std::string child; file >> child;) all += child + " ";
  }
  return all;
}
inline std::string children() {
  return children_of(platform::own_process_id());
}

// Fails the test when something was left behind at the end of the scope: an open descriptor, a child, a
// zombie.
class NothingLeft {
 public:
  NothingLeft() : descriptors_(entries("/proc/self/fd")) {
#ifdef RAFIQ_SANITIZED
    // The sanitizer would turn a segmentation fault into an exit status.
    ::setenv("ASAN_OPTIONS", "handle_segv=0:handle_abort=0:detect_leaks=0", 1);
    ::setenv("TSAN_OPTIONS", "handle_segv=0:handle_abort=0:atexit_sleep_ms=0", 1);
    ::setenv("UBSAN_OPTIONS", "handle_segv=0:handle_abort=0", 1);
#endif
  }
  ~NothingLeft() {
    CHECK(entries("/proc/self/fd") == descriptors_);
    CHECK(children().empty());
  }
  NothingLeft(const NothingLeft&) = delete;
  NothingLeft& operator=(const NothingLeft&) = delete;

 private:
  long descriptors_;
};

}  // namespace rafiq::test
