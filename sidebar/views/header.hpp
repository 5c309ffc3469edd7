// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/intents.hpp"
#include "sidebar/presenters/screen.hpp"
#include "sidebar/views/button.hpp"
#include "sidebar/views/painted.hpp"

#include <functional>

class wxTextCtrl;

namespace rafiq::sidebar {

// The search field, and the menu of how the window looks and where it stands.
class Header final : public Painted {
 public:
  struct Keys {
    std::function<void()> down, enter;  // from the field into the results
  };
  Header(wxWindow* parent, const Look& look, Intents& intents, ShellIntents& shell, Keys keys);
  void set(const Screen& screen);
  int arrange(int width) override;
  void focus_search();

 private:
  void paint(Canvas& canvas) override;
  void key(wxKeyEvent& event);
  void show_menu();

  Intents& intents_;
  ShellIntents& shell_;
  Keys keys_;
  Labels labels_;
  wxTextCtrl* field_;
  Button* clear_;
  Button* menu_;
  wxRect area_;
  bool focused_ = false;
};

}  // namespace rafiq::sidebar
