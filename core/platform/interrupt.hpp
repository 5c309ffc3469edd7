// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/cancel.hpp"
#include "core/util/export.hpp"

#include <memory>

namespace rafiq::platform {

// While it lives, Ctrl-C and a polite kill ask the token instead of ending the process.
// Make it before starting threads: those started earlier would still receive the signals.
class RAFIQ_API InterruptGuard {
 public:
  explicit InterruptGuard(CancelToken token);
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

 private:
  struct Waiter;
  std::unique_ptr<Waiter> waiter_;
};

}  // namespace rafiq::platform
