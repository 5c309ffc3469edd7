// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/views/card.hpp"

#include <memory>
#include <vector>

namespace rafiq::sidebar {

// What now: the cards in sight, the rest on request, and what had to be withheld with the reason.
class Cards final : public Painted {
 public:
  Cards(wxWindow* parent, const Look& look, Intents& intents);
  void set(const Screen& screen);
  int arrange(int width) override;

 private:
  void paint(Canvas& canvas) override;

  struct Entry {
    std::unique_ptr<Paragraph> title, reason;
    int title_y = 0, reason_y = 0;
  };
  Intents& intents_;
  Paragraph heading_, nothing_;
  std::vector<Card*> cards_;
  std::size_t used_ = 0;
  Button* more_;
  Button* withheld_;
  std::vector<Entry> entries_;
  int heading_y_ = 0, nothing_y_ = 0;
};

}  // namespace rafiq::sidebar
