// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/rooms/guide_room.hpp"

#include "sidebar/presenters/rooms/telling.hpp"

#include <array>

namespace rafiq::sidebar {
namespace {

constexpr std::size_t steps = 4;
constexpr std::array sides{DockSide::right, DockSide::left, DockSide::none};

}  // namespace

Section GuideRoom::step() const {
  switch (step_) {
    case 0: {
      const DockSide now = ground().shell().settings().dock;
      ChoiceBlock choice{
          "place", say("The window stands"), {say("Right edge"), say("Left edge"), say("Floating")}, 0};
      for (std::size_t at = 0; at < sides.size(); ++at)
        if (sides[at] == now) choice.chosen = at;
      return {
          say("A companion beside your CRM"),
          {plain_text(say("Rafiq stands at the edge of the screen while you work in your CRM. Your browser "
                          "makes room for it. It never takes the focus and never makes a sound.")),
           choice}};
    }
    case 1:
      return {say("Find the customer"),
              {plain_text(
                   say("Type a part of the name, the last digits of a phone, or a mail. What fits appears as "
                       "you type.")),
               KeyBlock{{"Ctrl", "F"}, say("Find a customer")}, KeyBlock{{"F1"}, say("All keys")}}};
    case 2:
      return {say("One suggestion at a time"),
              {plain_text(say("A card says one thing worth doing or saying now, for this customer.")),
               TextBlock{say("On green stands a line you can say as it is, or in your own words."),
                         TextBlock::Tone::quote},
               plain_text(say(
                   "“Why?” shows what it rests on. If it does not fit, dismiss it: you know the customer, "
                   "the card does not.")),
               plain_text(
                   say("The bar above shows how far the service has come. Move it as you go, and the cards "
                       "follow."))}};
    default:
      return {
          say("What stays here"),
          {plain_text(say("Customers are read from your CRM, and what you note goes back to it. Nothing goes "
                          "anywhere else.")),
           plain_text(say("Your shift, your practice and which cards you took stay on this computer, always. "
                          "Nobody is measured by them.")),
           plain_text(say("The menu at the top leads to the accounts, the settings and these steps."))}};
  }
}

RoomView GuideRoom::view() const {
  RoomView view;
  view.title = say("First steps");
  view.place = std::to_string(step_);
  view.intro =
      fill(say("{step} of {steps}"), {{"step", std::to_string(step_ + 1)}, {"steps", std::to_string(steps)}});
  view.sections.push_back(step());
  const bool last = step_ + 1 == steps;
  std::vector<Action> actions{{"next", last ? say("Begin") : say("Next"), {}, Action::Style::primary}};
  if (!last) actions.push_back({"skip", say("Skip the steps")});
  view.sections.push_back({"", {ActionsBlock{std::move(actions)}}, false});
  return view;
}

bool GuideRoom::back() {
  if (step_ == 0) {
    done();
    return true;
  }
  --step_;
  return true;
}

void GuideRoom::done() {
  Settings next = ground().shell().settings();
  if (!std::exchange(next.guided, true)) ground().shell().use(next);
  ground().leave();
}

void GuideRoom::press(const std::string& control, Secrets /*secrets*/) {
  if (control == "skip" || (control == "next" && step_ + 1 == steps)) return done();
  if (control == "next") ++step_;
  ground().show();
}

void GuideRoom::choose(const std::string& choice, std::size_t option) {
  if (choice != "place" || option >= sides.size()) return;
  Settings next = ground().shell().settings();
  next.dock = sides[option];
  ground().shell().use(next);
  ground().show();
}

}  // namespace rafiq::sidebar
