// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/calm.hpp"

#include "sidebar/presenters/bench.hpp"

#include <algorithm>

namespace rafiq::sidebar {

void Calm::enter() {
  on_ = true;
  at_ = wording_ = 0;
  reload();
  bench_.show();
}

void Calm::leave() {
  on_ = false;
  steps_.reset();
}

void Calm::reload() {
  if (!on_) return;
  app::ChecklistRequest request;
  request.kind = "calm";
  request.language = bench_.language();
  request.customer = bench_.customer;
  request.channel = bench_.channel;
  bench_.ask_here(
      Topic::calm, [request](Desk& desk) { return desk.talks().checklists(request); },
      [this](Result<std::vector<ChecklistSheet>> sheets) {
        if (!on_) return;
        if (!sheets) {
          if (!steps_) steps_ = ChecklistSheet{};  // the ways back are there all the same
          return bench_.fail(sheets.error());
        }
        steps_ = sheets.value().empty() ? ChecklistSheet{} : sheets.value().front();
        at_ = std::min(at_, steps_->steps.empty() ? std::size_t{0} : steps_->steps.size() - 1);
        bench_.show();
      });
}

SheetView Calm::sheet(const std::string& name) const {
  const Words& words = bench_.words();
  SheetView sheet;
  sheet.blocks.push_back(SheetHeading{name});
  if (!steps_) return sheet;  // a button that moves away as the steps come would be pressed for another one
  if (!steps_->steps.empty()) {
    const auto& step = steps_->steps[at_];
    sheet.blocks.push_back(SheetText{step.text, SheetText::Tone::title});
    if (!step.say.empty()) {
      SheetSay say;
      const std::size_t turn = wording_ % (step.say_more.size() + 1);
      say.text = turn == 0 ? step.say : step.say_more[turn - 1];
      say.label = words.say("Say");
      if (!step.say_more.empty())
        say.acts.push_back(
            {words.say("Another wording"), {}, {Verb::other_wording, {}}, ActStyle::link, Icon::next});
      sheet.blocks.push_back(std::move(say));
    }
    SheetActs on;
    if (at_ + 1 < steps_->steps.size())
      on.acts.push_back({words.say("Next step"), {}, {Verb::go_on, {}}, ActStyle::primary, Icon::forward});
    if (at_ > 0) on.acts.push_back({words.say("One step back"), {}, {Verb::back, {}}, ActStyle::plain});
    if (!on.acts.empty()) sheet.blocks.push_back(std::move(on));
    sheet.blocks.push_back(SheetText{
        fill(words.say("Step {number} of {total}"),
             {{"number", std::to_string(at_ + 1)}, {"total", std::to_string(steps_->steps.size())}}),
        SheetText::Tone::quiet});
  }
  sheet.blocks.push_back(
      SheetActs{{{words.say("They are calm again"), {}, {Verb::keep, {}}, ActStyle::plain, Icon::check},
                 {words.say("Back to everything"), {}, {Verb::leave, {}}, ActStyle::link}}});
  return sheet;
}

void Calm::press(const Press& press) {
  switch (press.verb) {
    case Verb::go_on:
      if (steps_ && at_ + 1 < steps_->steps.size()) ++at_;
      wording_ = 0;
      break;
    case Verb::back:
      if (at_ > 0) --at_;
      wording_ = 0;
      break;
    case Verb::other_wording:
      ++wording_;
      break;
    case Verb::keep:
      return calmed();
    case Verb::leave:
      leave();
      break;
    default:
      return;
  }
  bench_.show();
}

void Calm::calmed() {
  leave();
  bench_.show();
  bench_.in_interaction(
      [](Desk& desk, InteractionId interaction) {
        return desk.moments().mark(interaction, InteractionEventKind::calmed);
      },
      [this](Result<InteractionId> interaction) {
        if (!interaction) return;
        bench_.done({said(mark("Noted: calm again")),
                     [id = interaction.value()](Desk& desk) {
                       return desk.moments().unmark(id, InteractionEventKind::calmed);
                     },
                     [this] { enter(); }});
      });
}

}  // namespace rafiq::sidebar
