// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/doctor/check.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace rafiq::app::doctor {

using NewScene = std::function<std::shared_ptr<Scene>()>;

// Runs the checks one after the other, each on a thread of its own. One that is over its time is asked to
// end, and left behind when it does not; those after it get a scene of their own.
class Round {
 public:
  Round(NewScene new_scene, ExamineOptions options)
      : new_scene_(std::move(new_scene)), options_(std::move(options)), scene_(new_scene_()) {}

  // Does nothing once the user wanted to stop.
  void run(const std::vector<Check>& checks);
  [[nodiscard]] Scene& scene() { return *scene_; }
  [[nodiscard]] const Examination& done() const { return done_; }

 private:
  // Nothing when it did not end.
  std::optional<Findings> run_one(const Check& check, bool& ended_in_time);

  NewScene new_scene_;
  ExamineOptions options_;
  std::shared_ptr<Scene> scene_;
  Examination done_;
  std::size_t checked_ = 0;
};

}  // namespace rafiq::app::doctor
