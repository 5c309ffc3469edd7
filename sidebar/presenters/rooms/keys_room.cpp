// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/rooms/keys_room.hpp"

#include "sidebar/presenters/keys.hpp"

namespace rafiq::sidebar {

RoomView KeysRoom::view() const {
  RoomView view;
  view.title = say("Keys");
  view.intro = say("Everything here can be done without a mouse.");
  Section here{say("Anywhere in the window"), {}};
  for (const KeyBinding& binding : key_bindings())
    if (binding.in_help)
      here.blocks.emplace_back(
          KeyBlock{key_caps(binding.shown ? binding.shown : binding.press), say(binding.what)});
  view.sections.push_back(std::move(here));
  view.sections.push_back({say("As in every program"),
                           {KeyBlock{{"Tab"}, say("To the next control; with Shift to the one before")},
                            KeyBlock{{"Enter"}, say("Press the button, or open the first customer found")},
                            KeyBlock{{"\u2191", "\u2193"}, say("Through the customers found")},
                            KeyBlock{{"\u2190", "\u2192"}, say("Through the stages, or through choices")},
                            KeyBlock{{"Esc"}, say("Back, or out of the search")}}});
  return view;
}

}  // namespace rafiq::sidebar
