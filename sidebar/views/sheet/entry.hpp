// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/views/sheet/parts.hpp"

namespace rafiq::sidebar {

// Something of a list: a line while it is folded, else a sheet with its words, its standing and its buttons.
class SheetEntryPart final : public Painted {
 public:
  SheetEntryPart(wxWindow* parent, const Look& look, SheetIntents& intents);
  void set(const SheetEntry& block);
  int arrange(int width) override;

 private:
  void paint(Canvas& canvas) override;
  void set_folded();
  void set_open();
  [[nodiscard]] std::string spoken() const;

  struct Line {
    std::unique_ptr<Paragraph> text;
    int y = 0;
  };
  SheetIntents& intents_;
  SheetEntry block_;
  int generation_ = -1;
  Button* folded_ = nullptr;  // each made when it is first needed
  Button* fold_ = nullptr;
  Paragraph title_, standing_;
  std::vector<Line> lines_;
  ActRow acts_;
  wxRect sheet_;
  int title_x_ = 0, title_y_ = 0, standing_y_ = 0;
};

}  // namespace rafiq::sidebar
