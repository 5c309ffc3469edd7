// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/intents.hpp"
#include "sidebar/presenters/screen.hpp"
#include "sidebar/views/button.hpp"
#include "sidebar/views/painted.hpp"

namespace rafiq::sidebar {

// The foot of the window: what was just done and can be undone, and how fresh the data is.
class Foot final : public Painted {
 public:
  Foot(wxWindow* parent, const Look& look, Intents& intents);
  void set(const Screen& screen);
  int arrange(int width) override;

 private:
  void paint(Canvas& canvas) override;

  ToastView toast_view_;
  StripView strip_view_;
  Paragraph toast_, strip_, detail_;
  Button *undo_, *close_, *sync_;
  wxRect toast_area_, strip_area_;
  int toast_y_ = 0, strip_y_ = 0, detail_y_ = 0;
};

}  // namespace rafiq::sidebar
