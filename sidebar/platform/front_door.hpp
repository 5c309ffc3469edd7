// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/knock.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace rafiq::sidebar {

// What is answered to one who knocks.
struct Reply {
  bool taken = true;
  std::string reason;                // why not
  std::vector<std::string> origins;  // asked for
};
using Replying = std::function<void(const Reply&)>;  // from any thread; only the first call counts
using Heard = std::function<void(app::Knock, Replying)>;

// How one sidebar for each home is kept to, and how other programs reach it. Made of core; null in tests
// without it.
struct FrontDoor {
  // True when another sidebar took it.
  std::function<bool(const app::Knock&)> hand_over;
  // Listens as long as the answer lives; `heard` runs on another thread. Null when it cannot.
  std::function<std::shared_ptr<void>(Heard heard)> open;
};

}  // namespace rafiq::sidebar
