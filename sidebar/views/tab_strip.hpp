// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/intents.hpp"
#include "sidebar/views/painted.hpp"

#include <vector>

class wxToggleButton;

namespace rafiq::sidebar {

// The heads of the tabs in a row, or in two where words would not fit; the open one is underlined.
class TabStrip final : public Painted {
 public:
  TabStrip(wxWindow* parent, const Look& look, Intents& intents);
  void set(const TabsView& view);
  int arrange(int width) override;

 private:
  void paint(Canvas& canvas) override;

  Intents& intents_;
  std::vector<TabHead> heads_;
  std::vector<wxToggleButton*> tabs_;
  int line_y_ = 0;
  int generation_ = -1;
};

}  // namespace rafiq::sidebar
