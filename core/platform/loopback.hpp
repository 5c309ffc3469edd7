// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/descriptor.hpp"
#include "core/util/result.hpp"

#include <optional>

namespace rafiq::platform {

// A TCP port of this machine alone: 127.0.0.1, never another address, so that nothing on the network can
// reach it. Other programs and users of the machine can: whoever listens has to check what comes.
struct Loopback {
  Descriptor listening;
  int port = 0;
};

// 0: any free port. Errors: conflict (the port is taken), internal (no descriptors left).
Result<Loopback> listen_on_loopback(int port);
// The next one who came. Never blocks.
std::optional<Descriptor> accept_on_loopback(const Loopback& loopback);

}  // namespace rafiq::platform
