// SPDX-License-Identifier: Apache-2.0
#include "core/platform/interrupt.hpp"

#include <csignal>
#include <ctime>
#include <stop_token>
#include <thread>

namespace rafiq::platform {
namespace {

sigset_t polite_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGHUP);
  return set;
}

// A thread that waits for the signals needs no handler, and so no global state.
void wait_for_signal(const std::stop_token& stop, const CancelToken& token) {
  const sigset_t set = polite_signals();
  constexpr timespec short_while{0, 100'000'000};
  while (!stop.stop_requested()) {
    if (sigtimedwait(&set, nullptr, &short_while) > 0) token.request();
  }
}

}  // namespace

struct InterruptGuard::Waiter {
  sigset_t before{};
  std::jthread thread;
};

InterruptGuard::InterruptGuard(CancelToken token) : waiter_(std::make_unique<Waiter>()) {
  const sigset_t set = polite_signals();
  pthread_sigmask(SIG_BLOCK, &set, &waiter_->before);
  waiter_->thread = std::jthread([token](const std::stop_token& stop) { wait_for_signal(stop, token); });
}

InterruptGuard::~InterruptGuard() {
  waiter_->thread.request_stop();
  waiter_->thread.join();
  pthread_sigmask(SIG_SETMASK, &waiter_->before, nullptr);
}

}  // namespace rafiq::platform
