// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/worker.hpp"

namespace rafiq::secrets {
namespace {

// Signals that nobody waits for, and the clearing up that GDBus leaves to the context.
void drain(GMainContext* context) {
  while (g_main_context_iteration(context, FALSE) != FALSE) {
  }
}

}  // namespace

Worker::~Worker() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    for (const auto& call : calls_) g_cancellable_cancel(call->cancellable.get());
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

bool Worker::run(std::function<void(GCancellable*)> call, std::chrono::milliseconds limit) {
  const auto queued = std::make_shared<Call>();
  queued->run = std::move(call);
  std::unique_lock lock(mutex_);
  if (!thread_.joinable()) thread_ = std::thread([this] { work(); });
  calls_.push_back(queued);
  changed_.notify_all();
  if (changed_.wait_for(lock, limit, [&] { return queued->ended; })) return true;
  lock.unlock();  // a cancel calls back, on this thread
  g_cancellable_cancel(queued->cancellable.get());
  return false;
}

void Worker::work() {
  // Signals for objects made here come to this context, not to the program's main loop.
  GMainContext* context = g_main_context_new();
  g_main_context_push_thread_default(context);
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return stopping_ || !calls_.empty(); });
    if (stopping_) break;
    const auto call = calls_.front();
    lock.unlock();
    if (g_cancellable_is_cancelled(call->cancellable.get()) == FALSE) call->run(call->cancellable.get());
    drain(context);
    lock.lock();
    call->ended = true;
    calls_.pop_front();
    changed_.notify_all();
  }
  lock.unlock();
  at_end_();
  drain(context);
  g_main_context_pop_thread_default(context);
  g_main_context_unref(context);
}

}  // namespace rafiq::secrets
