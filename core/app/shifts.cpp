// SPDX-License-Identifier: Apache-2.0
#include "core/app/shifts.hpp"

#include "core/app/agent_load.hpp"
#include "core/app/context.hpp"
#include "core/guidance/text.hpp"
#include "core/journey/shift_load.hpp"
#include "core/store/shifts.hpp"
#include "core/words/wall_clock.hpp"

namespace rafiq::app {
namespace {

using namespace std::chrono_literals;

Error not_now(std::string what, std::string remedy) {
  return {ErrorCode::conflict, std::move(what), "", std::move(remedy)};
}

bool on_break(const Shift& shift) {
  return !shift.breaks.empty() && !shift.breaks.back().ended;
}

Result<Shift> open_shift(store::Shifts& stored) {
  RAFIQ_TRY(auto newest, stored.newest());
  if (!newest || newest->ended)
    return not_now("No shift has been started", "Start one: rafiqctl shift start");
  return *newest;
}

// What comes before the last step: a shift as it was, or nothing when it had just been started.
std::optional<Shift> before_last_step(Shift shift) {
  if (shift.ended) {
    // Ending a shift ended the break that was going on.
    if (!shift.breaks.empty() && shift.breaks.back().ended == shift.ended) shift.breaks.back().ended.reset();
    shift.ended.reset();
  } else if (shift.breaks.empty()) {
    return std::nullopt;
  } else if (on_break(shift)) {
    shift.breaks.pop_back();
  } else {
    shift.breaks.back().ended.reset();
  }
  return shift;
}

}  // namespace

Result<ShiftShown> Shifts::show() {
  store::Shifts stored(*context_.database);
  const TimePoint now = context_.clock->now();
  ShiftShown shown;
  RAFIQ_TRY(auto newest, stored.newest());
  if (newest && !newest->ended) shown.shift = newest;
  const auto zone = words::host_time_zone();
  const TimePoint midnight = words::instant_of(words::day_on_the_wall(now, zone), zone);
  RAFIQ_TRY(auto today, stored.served(shown.shift ? shown.shift->started : midnight, now + 1ms));
  shown.interactions = static_cast<int>(today.size());
  RAFIQ_TRY(auto last_hour, stored.served(now - 1h, now + 1ms));
  shown.last_hour = static_cast<int>(last_hour.size());
  RAFIQ_TRY(auto load, read_agent_load(*context_.database, now));
  shown.run = load.run.interactions;
  shown.run_since = load.run.since;
  shown.hard_run = load.hard_run;
  shown.on_break = shown.shift && on_break(*shown.shift);
  shown.break_is_due = shown.hard_run && !shown.on_break;
  return shown;
}

Result<ShiftShown> Shifts::start() {
  RAFIQ_TRY(store::Shifts(*context_.database).start(context_.clock->now()));
  return show();
}

Result<ShiftShown> Shifts::take_break() {
  store::Shifts stored(*context_.database);
  RAFIQ_TRY(context_.database->write([&]() -> Status {
    RAFIQ_TRY(auto shift, open_shift(stored));
    if (on_break(shift)) return not_now("The break has begun already", "End it: rafiqctl shift back");
    shift.breaks.push_back({context_.clock->now(), std::nullopt});
    return stored.update(shift);
  }));
  return show();
}

Result<ShiftShown> Shifts::back_from_break() {
  store::Shifts stored(*context_.database);
  RAFIQ_TRY(context_.database->write([&]() -> Status {
    RAFIQ_TRY(auto shift, open_shift(stored));
    if (!on_break(shift)) return not_now("There is no break to end", "Begin one: rafiqctl shift break");
    shift.breaks.back().ended = context_.clock->now();
    return stored.update(shift);
  }));
  return show();
}

Result<ShiftShown> Shifts::end() {
  store::Shifts stored(*context_.database);
  RAFIQ_TRY(context_.database->write([&]() -> Status {
    RAFIQ_TRY(auto shift, open_shift(stored));
    shift.ended = context_.clock->now();
    if (on_break(shift)) shift.breaks.back().ended = shift.ended;
    return stored.update(shift);
  }));
  return show();
}

Result<ShiftShown> Shifts::undo() {
  store::Shifts stored(*context_.database);
  RAFIQ_TRY(context_.database->write([&]() -> Status {
    RAFIQ_TRY(auto newest, stored.newest());
    if (!newest) return Error{ErrorCode::not_found, "There is no shift to take a step back in", "", ""};
    const auto before = before_last_step(*newest);
    if (before) return stored.update(*before);
    return stored.remove(newest->id);
  }));
  return show();
}

Result<Reflection> Shifts::reflection(Language language) {
  RAFIQ_TRY(auto pack, context_.packs.pack());
  const auto nothing = [](const guidance::Piece&) { return std::optional<std::string>(); };
  std::vector<Reflection> all;
  for (const auto& checklist : pack->checklists) {
    if (checklist.kind != guidance::ChecklistKind::reflection) continue;
    const auto title = guidance::fill(checklist.title[language], nothing);
    for (const auto& step : checklist.steps)
      if (const auto text = guidance::fill(step.text[language], nothing))
        all.push_back({title.value_or(""), *text});
  }
  if (all.empty())
    return Error{ErrorCode::not_found, "The guidance pack has no reflection", "",
                 "Add a checklist of kind reflection to a pack"};
  const auto day = words::day_on_the_wall(context_.clock->now(), words::host_time_zone());
  return all[static_cast<std::size_t>(day.time_since_epoch().count()) % all.size()];
}

}  // namespace rafiq::app
