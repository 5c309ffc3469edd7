// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/intents.hpp"
#include "sidebar/presenters/screen.hpp"
#include "sidebar/views/button.hpp"
#include "sidebar/views/painted.hpp"

#include <vector>

namespace rafiq::sidebar {

// Name, how to address them, the pin, and the chips that change how to speak; the source of a chip on hover
// and on focus.
class Who final : public Painted {
 public:
  Who(wxWindow* parent, const Look& look, Intents& intents);
  void set(const WhoView& view, const FollowView& follow);
  int arrange(int width) override;

 private:
  void set_pin(const FollowView& follow);
  void paint(Canvas& canvas) override;
  int arrange_details(int start, int y, int end);
  void show_source(const std::string& source);

  struct Line {
    Icon icon;
    std::unique_ptr<Paragraph> text;
    wxPoint at;
    wxSize size;
  };
  WhoView view_;
  Paragraph name_, initials_, source_;
  std::vector<Line> lines_;
  Button* pin_;
  FollowView follow_;
  std::vector<Button*> chips_;
  wxRect source_area_;
  int name_y_ = 0;
  int avatar_ = 0;
};

Drawing drawing_of(Icon icon);

}  // namespace rafiq::sidebar
