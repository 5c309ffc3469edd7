// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/intents.hpp"
#include "sidebar/presenters/rooms/room_intents.hpp"
#include "sidebar/presenters/screen.hpp"
#include "sidebar/views/button.hpp"
#include "sidebar/views/painted.hpp"

#include <functional>

class wxTextCtrl;

namespace rafiq::sidebar {

// The search field, and the menu: the rooms, the language, the end.
class Header final : public Painted {
 public:
  struct Keys {
    std::function<void()> down, enter;  // from the field into the results
  };
  Header(wxWindow* parent, const Look& look, Intents& intents, ShellIntents& shell, RoomIntents& rooms,
         Keys keys);
  void set(const Screen& screen);
  int arrange(int width) override;
  void focus_search();
  void focus_menu() { menu_->SetFocus(); }

 private:
  void paint(Canvas& canvas) override;
  void key(wxKeyEvent& event);
  void show_menu();
  void show_hint(int width);

  Intents& intents_;
  ShellIntents& shell_;
  RoomIntents& rooms_;
  Keys keys_;
  Labels labels_;
  wxTextCtrl* field_;
  Paragraph hint_;  // never painted; how much room it wants is known until it changes
  Button* clear_;
  Button* menu_;
  wxRect area_;
  bool focused_ = false;
};

}  // namespace rafiq::sidebar
