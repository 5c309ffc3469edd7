// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/confine.hpp"
#include "core/platform/descriptor.hpp"

#include <filesystem>
#include <functional>

namespace rafiq::connector {

struct HostOptions {
  std::filesystem::path library;  // absolute
  // Called first, before anything of the library is looked at. Empty: the process stays as it is.
  std::function<Result<platform::Confined>(const platform::Confinement&)> confine;
  // Called when core is gone, on a thread of its own, a moment after the connector was asked to end. Does not
  // return in a process of its own. Empty: run_host waits for the connector.
  std::function<void()> on_lost;
};

// Runs one connector for whoever is at the other end of the stream, until that end is closed. This thread is
// the connector's [load] thread and then its [worker]; another one reads the stream, so that a cancel is seen
// at once.
void run_host(const platform::Descriptor& stream, const HostOptions& options);

}  // namespace rafiq::connector
