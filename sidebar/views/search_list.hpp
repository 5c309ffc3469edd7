// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/intents.hpp"
#include "sidebar/presenters/screen.hpp"
#include "sidebar/views/button.hpp"
#include "sidebar/views/painted.hpp"

#include <vector>

namespace rafiq::sidebar {

// The customers found, or the recent ones; a button each.
class SearchList final : public Painted {
 public:
  SearchList(wxWindow* parent, const Look& look, Intents& intents);
  void set(const SearchView& view);
  int arrange(int width) override;
  void focus_first();
  void open_first();

 private:
  void paint(Canvas& canvas) override;

  Intents& intents_;
  SearchView view_;
  Paragraph heading_, note_;
  std::vector<Button*> hits_;
  int heading_y_ = 0, note_y_ = 0;
};

}  // namespace rafiq::sidebar
