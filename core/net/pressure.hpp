// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/pause.hpp"
#include "core/platform/shared_bytes.hpp"

#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>

namespace rafiq::net {

// How hard a CRM was pressed lately, and how it took it. Plain bytes: it may lie in a file.
struct Pressure {
  double spent = 0;   // tokens of the rate budget that have not come back yet
  Moment spent_at{};  // when that was so
  Pause held;         // the CRM asked to be left alone
  int failures = 0;   // in a row
  Pause paused;       // it cannot be reached
  Pause paused_even_urgent;
};

// One Pressure for all threads and, when there is a file, for all programs of one home. A file that cannot
// be used costs the sharing and nothing else. What is under way at one moment is not shared: a program that
// is killed could not take it back. Threads: any.
class SharedPressure {
 public:
  // Empty: for this object alone.
  explicit SharedPressure(const std::filesystem::path& file = {});

  // Short work: everybody else waits for it.
  void with(const std::function<void(Pressure&)>& work) const;

 private:
  mutable std::mutex mutex_;
  std::optional<platform::SharedBytes> file_;
  mutable Pressure known_;
};

}  // namespace rafiq::net
