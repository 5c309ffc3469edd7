// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connector/connection.hpp"
#include "core/platform/descriptor.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace rafiq::connector {

// How it ended, in words: "segmentation fault", or what it was ended for, "tried to write a file".
struct Ending {
  std::string how;
  bool forbidden = false;  // it did what no connector may do
};

// Where a connector runs, seen from core. Destroying it ends it.
class Runner {
 public:
  virtual ~Runner() = default;
  [[nodiscard]] virtual const platform::Descriptor& channel() const = 0;
  // What the connector prints; empty when it prints to ours.
  [[nodiscard]] virtual const platform::Descriptor& output() const = 0;
  virtual void kill() = 0;
  // Waits for the end, at most so long. Nothing when it still runs.
  virtual std::optional<Ending> ended(std::chrono::milliseconds patience) = 0;
};

// A process of its own, or, to be debugged, a thread of this one. Errors: those of platform::Child::spawn.
Result<std::unique_ptr<Runner>> start_runner(const LaunchOptions& options);

}  // namespace rafiq::connector
