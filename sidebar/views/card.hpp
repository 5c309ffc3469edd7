// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/intents.hpp"
#include "sidebar/presenters/screen.hpp"
#include "sidebar/views/button.hpp"
#include "sidebar/views/painted.hpp"

#include <memory>
#include <vector>

namespace rafiq::sidebar {

// One recommendation: a line while folded; open it is a sheet with what to do, what to say and why.
class Card final : public Painted {
 public:
  Card(wxWindow* parent, const Look& look, Intents& intents);
  void set(const CardView& view, const Labels& labels);
  int arrange(int width) override;

 private:
  void paint(Canvas& canvas) override;
  void paint_why(Canvas& canvas);
  void make_open_part();
  int arrange_say(int y, int width);
  int arrange_why(int y, int width);
  void copy_say();
  void choose_later();

  struct Fact {
    std::unique_ptr<Paragraph> text, source;
    int y = 0, source_y = 0;
  };
  Intents& intents_;
  CardView view_;
  Labels labels_;
  int drawn_generation_ = -1;
  Button* folded_;
  // Made when the card is first opened.
  Button *accept_ = nullptr, *later_ = nullptr, *dismiss_ = nullptr, *why_ = nullptr;
  Button *copy_ = nullptr, *next_ = nullptr, *helpful_ = nullptr, *not_helpful_ = nullptr;
  Paragraph title_, body_, say_, rule_;
  std::vector<Fact> facts_;
  wxRect sheet_, say_area_, why_area_;
  int title_y_ = 0, body_y_ = 0, say_y_ = 0, rule_y_ = 0;
};

}  // namespace rafiq::sidebar
