// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/intents.hpp"
#include "sidebar/presenters/rooms/room_intents.hpp"
#include "sidebar/presenters/screen.hpp"
#include "sidebar/views/button.hpp"
#include "sidebar/views/painted.hpp"

namespace rafiq::sidebar {

// A page of words: nothing there yet, or something went wrong; and the one thing to do about it.
class Notice final : public Painted {
 public:
  Notice(wxWindow* parent, const Look& look, Intents& intents, RoomIntents& rooms);
  void set(const NoticeView& view);
  int arrange(int width) override;

 private:
  void paint(Canvas& canvas) override;

  Intents& intents_;
  NoticeView view_;
  Paragraph title_, text_;
  Button* button_;
  Button* accounts_;
  int icon_y_ = 0, title_y_ = 0, text_y_ = 0;
};

}  // namespace rafiq::sidebar
