// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/note.hpp"
#include "sidebar/views/painted.hpp"
#include "sidebar/views/sheet/act_row.hpp"
#include "sidebar/views/sheet/sheet.hpp"

class wxTextCtrl;

namespace rafiq::sidebar {

// Where a note is written, with what could be said better above it, and the buttons for what happens
// meanwhile.
class NoteBox final : public Painted {
 public:
  NoteBox(wxWindow* parent, const Look& look, SheetIntents& intents);
  void set(const NoteView& view);
  int arrange(int width) override;
  void focus_text();

 private:
  void paint(Canvas& canvas) override;
  void key(wxKeyEvent& event);
  [[nodiscard]] int lines(int width);

  SheetIntents& intents_;
  NoteView view_;
  int generation_ = -1;
  Sheet* findings_;
  wxTextCtrl* text_;
  Button* save_;
  ActRow moments_;
  // Never painted; how much room they want is known until they change.
  Paragraph words_;
  Paragraph one_;
  Paragraph hint_;
  int line_height_ = 0;
  int line_generation_ = -1;
  wxRect area_;
  bool focused_ = false;
};

}  // namespace rafiq::sidebar
