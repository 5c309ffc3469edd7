// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/rooms/shift_room.hpp"

#include "sidebar/presenters/describe.hpp"
#include "sidebar/presenters/rooms/telling.hpp"

namespace rafiq::sidebar {

void ShiftRoom::enter() {
  trouble_.reset();
  load();
  load_readiness();
  load_reflection();
}

void ShiftRoom::other_words() {
  load_readiness();
  load_reflection();
}

void ShiftRoom::load() {
  ask(
      Topic::room, [](RoomDesks& desks) { return desks.shifts().shift(); },
      [this](Result<app::ShiftShown> shift) {
        if (shift)
          shift_ = std::move(shift).value();
        else
          trouble_ = shift.error();
        ground().show();
      });
}

void ShiftRoom::load_readiness() {
  ask(
      Topic::visit,
      [channel = channel_, language = ground().words().language()](RoomDesks& desks) {
        return desks.shifts().readiness(channel, language);
      },
      [this, serial = ++serial_](Result<std::vector<ChecklistSheet>> sheets) {
        if (serial != serial_ || !sheets) return;
        readiness_ = std::move(sheets).value();
        ground().show();
      });
}

// A pack without a question of the day is no trouble: then nothing is asked.
void ShiftRoom::load_reflection() {
  ask(
      Topic::search,
      [language = ground().words().language()](RoomDesks& desks) {
        return desks.shifts().reflection(language);
      },
      [this](Result<app::Reflection> reflection) {
        if (!reflection) return;
        reflection_ = std::move(reflection).value();
        ground().show();
      });
}

void ShiftRoom::take(ShiftDesk::Step step) {
  trouble_.reset();
  ask(
      Topic::change, [step](RoomDesks& desks) { return desks.shifts().take(step); },
      [this, step](Result<app::ShiftShown> shift) {
        if (!shift) {
          trouble_ = shift.error();
          return ground().show();
        }
        shift_ = std::move(shift).value();
        can_undo_ = step != ShiftDesk::Step::undo;
        ended_here_ = step == ShiftDesk::Step::end;
        ground().data_changed();
        ground().show();
      });
}

std::string ShiftRoom::so_far() const {
  const auto& words = ground().words();
  return words.count("You served {n} time", "You served {n} times", shift_->interactions);
}

void ShiftRoom::show_before(RoomView& view) const {
  if (ended_here_) {
    view.sections.push_back({say("The shift has ended"), {plain_text(so_far())}});
    if (reflection_)
      view.sections.push_back(
          {reflection_->title,
           {TextBlock{reflection_->prompt, TextBlock::Tone::quote},
            quiet_text(say(
                "Think of it as long as you like. There is nothing to write here, and nothing is kept."))}});
    return;
  }
  Section ready{say("Before the first customer"), {}};
  ChoiceBlock channel{"channel", say("Today you serve by"), {}, 0};
  for (std::size_t at = 0; at < all_channels.size(); ++at) {
    channel.options.push_back(channel_name(ground().words(), all_channels[at]));
    if (all_channels[at] == channel_) channel.chosen = at;
  }
  ready.blocks.emplace_back(std::move(channel));
  if (readiness_)
    for (const auto& sheet : *readiness_)
      for (const auto& step : sheet.steps) ready.blocks.emplace_back(plain_text("\u2022 " + step.text));
  ready.blocks.emplace_back(ActionsBlock{{{"start", say("Begin the shift"), {}, Action::Style::primary}}});
  view.sections.push_back(std::move(ready));
}

void ShiftRoom::show_open(RoomView& view) const {
  const auto& words = ground().words();
  Section now{shift_->on_break ? say("On a break") : say("The shift is running"), {}};
  now.blocks.emplace_back(
      plain_text(fill(say("Begun {ago}"), {{"ago", ago(words, shift_->shift->started, ground().now())}})));
  now.blocks.emplace_back(plain_text(so_far()));
  if (shift_->break_is_due)
    now.blocks.emplace_back(TextBlock{say("You have served many, one after another. Five minutes away will "
                                          "help you and the next customer."),
                                      TextBlock::Tone::good});
  const auto style = shift_->break_is_due || shift_->on_break ? Action::Style::primary : Action::Style::plain;
  if (shift_->on_break)
    now.blocks.emplace_back(
        ActionsBlock{{{"resume", say("I am back"), {}, style}, {"end", say("End the shift")}}});
  else
    now.blocks.emplace_back(
        ActionsBlock{{{"pause", say("Take a break"), {}, style}, {"end", say("End the shift")}}});
  view.sections.push_back(std::move(now));
}

RoomView ShiftRoom::view() const {
  RoomView view;
  view.title = say("Your shift");
  view.intro = say("For you alone. It stays on this computer; nobody else sees it.");
  if (trouble_) view.sections.push_back({"", {trouble_text(ground().words(), *trouble_)}, false});
  if (!shift_) {
    if (!trouble_) view.sections.push_back({"", {quiet_text(say("One moment"))}, false});
    return view;
  }
  shift_->shift ? show_open(view) : show_before(view);
  if (can_undo_)
    view.sections.push_back({"", {ActionsBlock{{{"undo", say("Undo"), {}, Action::Style::link}}}}, false});
  return view;
}

void ShiftRoom::press(const std::string& control, Secrets /*secrets*/) {
  using Step = ShiftDesk::Step;
  if (control == "start") take(Step::start);
  if (control == "pause") take(Step::pause);
  if (control == "resume") take(Step::resume);
  if (control == "end") take(Step::end);
  if (control == "undo") take(Step::undo);
}

void ShiftRoom::choose(const std::string& choice, std::size_t option) {
  if (choice != "channel" || option >= all_channels.size()) return;
  channel_ = all_channels[option];
  load_readiness();
  ground().show();
}

}  // namespace rafiq::sidebar
