// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/language.hpp"
#include "core/model/shift.hpp"
#include "core/util/result.hpp"

#include <optional>
#include <string>

namespace rafiq::app {

struct Context;

struct ShiftShown {
  std::optional<Shift> shift;  // the open one, or nothing
  int interactions = 0;        // since it began; without one, since midnight
  int last_hour = 0;
  int run = 0;  // interactions without a pause of ten minutes
  std::optional<TimePoint> run_since;
  bool hard_run = false;
  bool on_break = false;
  bool break_is_due = false;  // a hard run, and no break yet
};

struct Reflection {
  std::string title;
  std::string prompt;
};

// How the agent's day goes, for the agent alone: nothing of it leaves the machine.
class RAFIQ_API Shifts {
 public:
  explicit Shifts(Context& context) : context_(context) {}

  Result<ShiftShown> show();
  // Errors of these: conflict, when it is so already or no shift is open.
  Result<ShiftShown> start();
  Result<ShiftShown> take_break();
  Result<ShiftShown> back_from_break();
  Result<ShiftShown> end();
  // Takes back the last of these. Error: not_found, when there is nothing to take back.
  Result<ShiftShown> undo();

  // Something to ask oneself, from the pack; another one each day. What the agent thinks of it is stored
  // nowhere. Error: not_found, when the pack has none.
  Result<Reflection> reflection(Language language);

 private:
  Context& context_;
};

}  // namespace rafiq::app
