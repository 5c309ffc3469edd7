// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/intents.hpp"
#include "sidebar/presenters/screen.hpp"
#include "sidebar/views/button.hpp"
#include "sidebar/views/painted.hpp"

#include <memory>
#include <vector>

class wxRadioButton;

namespace rafiq::sidebar {

// The stage bar: five connected stages under their two phases, one click or arrow key to move; below it the
// channel, when the interaction began, and the button that begins or ends it.
class Where final : public Painted {
 public:
  Where(wxWindow* parent, const Look& look, Intents& intents);
  void set(const WhereView& view, const Labels& labels);
  int arrange(int width) override;

 private:
  void paint(Canvas& canvas) override;
  int arrange_stages(int y, int width);
  int arrange_phase(std::size_t phase, std::size_t first, const wxRect& room);
  [[nodiscard]] std::vector<int> share_out(std::size_t first, std::size_t count, int room) const;
  void choose_channel();

  struct PhaseLabel {
    std::unique_ptr<Paragraph> text;
    wxRect area;
    bool current = false;
  };
  Intents& intents_;
  WhereView view_;
  std::vector<wxRadioButton*> stages_;
  std::vector<PhaseLabel> phases_;
  Button* channel_;
  Button* begin_or_end_;
  Button* focus_;
  Paragraph time_;
  wxPoint time_at_;
  int drawn_generation_ = -1;
};

}  // namespace rafiq::sidebar
