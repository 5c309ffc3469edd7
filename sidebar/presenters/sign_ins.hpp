// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <functional>
#include <string>

namespace rafiq::sidebar {

// Signing in to an account in the person's browser, while the window goes on. One at a time.
class SignIns {
 public:
  virtual ~SignIns() = default;
  // `ended` runs on the thread of the screen, once; cancelled is one of its errors. One that is under way is
  // given up for it.
  virtual void start(const std::string& account, std::function<void(const Status&)> ended) = 0;
  virtual void cancel() = 0;
};

}  // namespace rafiq::sidebar
