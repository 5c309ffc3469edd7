// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/sheet.hpp"
#include "sidebar/views/button.hpp"
#include "sidebar/views/painted.hpp"

#include <vector>

namespace rafiq::sidebar {

// Buttons side by side, kept and updated in place.
class ActRow {
 public:
  // On a tinted ground the quiet styles look other.
  ActRow(Painted& owner, const Look& look, SheetIntents& intents, bool on_soft = false)
      : owner_(owner), look_(look), intents_(intents), on_soft_(on_soft) {}

  void set(const std::vector<ActView>& acts);
  void hide() { set({}); }
  [[nodiscard]] bool empty() const { return acts_.empty(); }
  // The height used. Links stand so far out that their words align with what is above.
  int arrange(int x, int y, int width, int gap);
  [[nodiscard]] Button* first() const { return acts_.empty() ? nullptr : buttons_.front(); }

 private:
  void press(std::size_t at);

  Painted& owner_;
  const Look& look_;
  SheetIntents& intents_;
  bool on_soft_;
  std::vector<ActView> acts_;
  std::vector<Button*> buttons_;
  int generation_ = -1;
};

// To the clipboard, without the marks that keep directions apart: they are for the screen.
bool copy_plainly(const std::string& text);

}  // namespace rafiq::sidebar
