// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/sheet.hpp"
#include "sidebar/views/painted.hpp"
#include "sidebar/views/sheet/entry.hpp"
#include "sidebar/views/sheet/parts.hpp"

#include <vector>

namespace rafiq::sidebar {

// Draws a SheetView: blocks one below the other. The windows of its parts are kept by kind and used again.
class Sheet final : public Painted {
 public:
  Sheet(wxWindow* parent, const Look& look, SheetIntents& intents);
  void set(const SheetView& view);
  int arrange(int width) override;

 private:
  void paint(Canvas&) override {}
  template <class Part, class BlockOf>
  void place(std::vector<Part*>& parts, std::size_t& used, const BlockOf& block);
  template <class Part>
  Part* make();
  void keep_order();

  SheetIntents& intents_;
  SheetView view_;
  int generation_ = -1;
  std::vector<SheetTextPart*> texts_;
  std::vector<SheetSayPart*> says_;
  std::vector<SheetEntryPart*> entries_;
  std::vector<SheetActsPart*> acts_;
  std::vector<SheetChoicePart*> choices_;
  std::vector<SheetFieldPart*> fields_;
  std::vector<SheetFeelingPart*> feelings_;
  std::vector<Painted*> order_, before_;
};

}  // namespace rafiq::sidebar
