// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/sheet.hpp"
#include "sidebar/views/painted.hpp"
#include "sidebar/views/sheet/act_row.hpp"

#include <memory>
#include <vector>

class wxTextCtrl;
class wxToggleButton;

namespace rafiq::sidebar {

// The blocks of a sheet as windows. Each is kept and updated in place; arrange() answers with the height, the
// distance to what follows included.
class SheetTextPart final : public Painted {
 public:
  SheetTextPart(wxWindow* parent, const Look& look);
  void set(const SheetHeading& block);
  void set(const SheetText& block);
  int arrange(int width) override;

 private:
  void paint(Canvas& canvas) override;
  [[nodiscard]] Paragraph& now() {
    return heading_ ? label_ : tone_ == SheetText::Tone::title ? title_ : body_;
  }

  bool heading_ = false;
  SheetText::Tone tone_ = SheetText::Tone::plain;
  Paragraph label_, title_, body_;
  wxRect area_;
};

class SheetSayPart final : public Painted {
 public:
  SheetSayPart(wxWindow* parent, const Look& look, SheetIntents& intents);
  void set(const SheetSay& block);
  int arrange(int width) override;

 private:
  void paint(Canvas& canvas) override;

  Paragraph say_;
  ActRow acts_;
  wxRect area_;
};

class SheetActsPart final : public Painted {
 public:
  SheetActsPart(wxWindow* parent, const Look& look, SheetIntents& intents);
  void set(const SheetActs& block) { acts_.set(block.acts); }
  int arrange(int width) override;

 private:
  void paint(Canvas&) override {}

  ActRow acts_;
};

class SheetChoicePart final : public Painted {
 public:
  SheetChoicePart(wxWindow* parent, const Look& look, SheetIntents& intents);
  void set(const SheetChoice& block);
  int arrange(int width) override;

 private:
  void paint(Canvas& canvas) override;
  void set_menu();
  void set_chips();
  void choose(std::size_t at);
  void show_menu();

  SheetIntents& intents_;
  SheetChoice block_;
  Paragraph label_;
  std::vector<wxToggleButton*> chips_;
  Button* menu_;
  int generation_ = -1;
};

class SheetFieldPart final : public Painted {
 public:
  SheetFieldPart(wxWindow* parent, const Look& look, SheetIntents& intents);
  void set(const SheetField& block);
  int arrange(int width) override;
  void take_focus();
  [[nodiscard]] const std::string& field() const { return block_.field; }

 private:
  void paint(Canvas& canvas) override;
  void key(wxKeyEvent& event);

  SheetIntents& intents_;
  SheetField block_;
  wxTextCtrl* text_;
  Paragraph label_, note_;
  wxRect area_;
  int label_y_ = 0, note_y_ = 0;
  bool focused_ = false;
};

class SheetFeelingPart final : public Painted {
 public:
  SheetFeelingPart(wxWindow* parent, const Look& look);
  void set(const SheetFeeling& block);
  int arrange(int width) override;

 private:
  void paint(Canvas& canvas) override;

  SheetFeeling block_;
  Paragraph good_, bad_, from_, until_;
  wxRect area_, line_;
  wxPoint until_at_;
  int dates_x_ = 0, dates_y_ = 0;
};

}  // namespace rafiq::sidebar
