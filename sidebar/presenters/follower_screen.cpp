// SPDX-License-Identifier: Apache-2.0
// What the follower says: the pin, and the page on which somebody arrives.
#include "sidebar/presenters/follower.hpp"

namespace rafiq::sidebar {

FollowView Follower::view() const {
  const auto words = parts_.words();
  FollowView view;
  view.pinned = pinned_;
  view.missed = missed_.has_value();
  view.pin = pinned_ ? words->say("Pinned") : words->say("Pin");
  if (!pinned_)
    view.hint = words->say("Stay with this customer, whatever the CRM shows");
  else if (!missed_)
    view.hint = words->say("Pinned. Press to follow the CRM again");
  else if (missed_->call)
    view.hint = words->say("Pinned. Somebody calls: press to see who");
  else
    view.hint = words->say("Pinned. The CRM shows something else: press to follow it");
  return view;
}

RoomView Follower::arrival() const {
  const auto words = parts_.words();
  const auto say = [&](const char* english) { return words->say(english); };
  const Action leave{"leave", say("Cancel"), say("Stay with what was here before")};
  RoomView view;
  Section section;
  section.sheet = false;
  switch (step_) {
    case Step::fetching:
      view.place = "fetching";
      view.title = event_.call ? say("Who is calling?") : say("Fetching the customer");
      section.blocks.emplace_back(ProgressBlock{
          account_.empty() ? say("The CRMs are asked, as nobody here is known by it.")
                           : fill(say("{account} is asked, as this customer was never read before."),
                                  {{"account", account_}})});
      section.blocks.emplace_back(ActionsBlock{{leave}});
      break;
    case Step::choosing:
      view.place = "choosing";
      view.title = say("Which of them is it?");
      view.intro = say("Several customers match.");
      for (const auto& one : choice_)
        section.blocks.emplace_back(RowBlock{one.id.text(), one.name, isolate(one.detail)});
      section.blocks.emplace_back(ActionsBlock{{leave}});
      break;
    case Step::failed:
      view.place = "failed";
      view.title = event_.call ? say("Nobody is known by this") : say("The customer could not be fetched");
      section.blocks.emplace_back(TextBlock{trouble_, TextBlock::Tone::warning});
      section.blocks.emplace_back(
          ActionsBlock{{{"again", say("Try again"), {}, Action::Style::primary}, leave}});
      break;
    case Step::none:
      view.title = say("Fetching the customer");
      break;
  }
  view.sections.push_back(std::move(section));
  return view;
}

}  // namespace rafiq::sidebar
