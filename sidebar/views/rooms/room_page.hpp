// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/views/button.hpp"
#include "sidebar/views/rooms/section_view.hpp"

#include <vector>

namespace rafiq::sidebar {

// Any room: the way back, its title, its sections.
class RoomPage final : public Painted {
 public:
  RoomPage(wxWindow* parent, const Look& look, RoomIntents& intents);
  void set(const RoomView& view);
  int arrange(int width) override;
  // Where whoever comes in begins: the first field of a form, else the way back.
  void focus_start();

 private:
  void paint(Canvas& canvas) override;
  Secrets take_secrets();
  void submit();

  RoomIntents& intents_;
  RoomView view_;
  Button* back_;
  Paragraph title_, intro_;
  std::vector<SectionView*> sections_;
  int title_y_ = 0, intro_y_ = 0;
};

}  // namespace rafiq::sidebar
