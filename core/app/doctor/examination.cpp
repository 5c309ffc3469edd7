// SPDX-License-Identifier: Apache-2.0
#include "core/app/doctor/examination.hpp"

#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

namespace rafiq::app::doctor {
namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

constexpr auto between_looks = 50ms;
constexpr auto grace = 2s;  // between being told to end and being left behind

// What the thread of a check has; it may outlive the round.
struct Running {
  std::shared_ptr<Scene> scene;
  Check check;
  Findings findings;
  std::mutex mutex;
  std::condition_variable changed;
  bool ended = false;

  void run() {
    Findings found;
    try {
      check.look(*scene, found);
    } catch (const std::exception& failure) {
      found.push_back(problem(
          {"check.failed", check.what.en},
          quoting(tell("The check itself failed: {}", "فشل الفحص نفسه: {}", std::string(failure.what()))),
          {"Report this; the other checks went on", "أبلغ عن هذا؛ وقد تابعت بقية الفحوص"}));
    }
    const std::lock_guard lock(mutex);
    findings = std::move(found);
    ended = true;
    changed.notify_all();
  }

  // Whether it ended before `until`, or before the user wanted to stop.
  bool wait(Steady::time_point until, const CancelToken* stop) {
    std::unique_lock lock(mutex);
    while (!ended && Steady::now() < until && !(stop != nullptr && stop->requested()))
      changed.wait_for(lock, between_looks, [this] { return ended; });
    return ended;
  }
};

Finding too_slow(const Check& check) {
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(check.limit).count();
  return problem({"check.time", check.what.en},
                 tell("It could not be looked at within {} seconds", "لم يتم فحصه خلال {} ثانية", seconds),
                 {"See whether the disk, the keyring or the network hangs, then run rafiqctl doctor again",
                  "انظر هل القرص أو حافظة المفاتيح أو الشبكة معلّقة، ثم أعد rafiqctl doctor"});
}

}  // namespace

std::optional<Findings> Round::run_one(const Check& check, bool& ended_in_time) {
  auto running = std::make_shared<Running>();
  scene_->cancel = CancelToken{};
  running->scene = scene_;
  running->check = check;
  std::thread thread([running] { running->run(); });
  ended_in_time = running->wait(Steady::now() + check.limit, &options_.cancel);
  if (!ended_in_time) scene_->cancel.request();
  if (running->wait(Steady::now() + (ended_in_time ? 0ms : std::chrono::milliseconds(grace)), nullptr)) {
    thread.join();
    return std::move(running->findings);
  }
  thread.detach();
  auto fresh = new_scene_();
  fresh->keyring_fails = true;  // whatever hangs is not asked a second time
  scene_ = std::move(fresh);
  return std::nullopt;
}

void Round::run(const std::vector<Check>& checks) {
  const auto of = checked_ + checks.size();
  for (const auto& check : checks) {
    if (done_.cancelled) return;
    if (options_.on_progress) options_.on_progress(checked_++, of, check.what.en, check.what.ar);
    bool in_time = false;
    auto found = run_one(check, in_time);
    done_.left_behind = done_.left_behind || !found;
    done_.cancelled = options_.cancel.requested();
    if (!in_time) found = Findings{too_slow(check)};
    if (done_.cancelled) return;
    for (auto& finding : *found) done_.findings.push_back(std::move(finding));
  }
}

}  // namespace rafiq::app::doctor
