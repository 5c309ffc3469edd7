// SPDX-License-Identifier: Apache-2.0
#include "sidebar/views/sheet/sheet.hpp"

#include <type_traits>

namespace rafiq::sidebar {

Sheet::Sheet(wxWindow* parent, const Look& look, SheetIntents& intents)
    : Painted(parent, look), intents_(intents) {}

template <class Part>
Part* Sheet::make() {
  Part* part = nullptr;
  if constexpr (std::is_constructible_v<Part, wxWindow*, const Look&, SheetIntents&>)
    part = new Part(this, look(), intents_);
  else
    part = new Part(this, look());
  part->SetLayoutDirection(GetLayoutDirection());
  return part;
}

template <class Part, class BlockOf>
void Sheet::place(std::vector<Part*>& parts, std::size_t& used, const BlockOf& block) {
  if (used == parts.size()) parts.push_back(make<Part>());
  Part* part = parts[used++];
  part->set(block);
  if (!part->IsShown()) part->Show();
  order_.push_back(part);
}

void Sheet::set(const SheetView& view) {
  if (view == view_ && generation_ == look().generation()) return;
  const bool other_focus = view.focus != view_.focus;
  view_ = view;
  generation_ = look().generation();
  before_.swap(order_);
  order_.clear();
  std::size_t texts = 0, says = 0, entries = 0, acts = 0, choices = 0, fields = 0, feelings = 0;
  for (const SheetBlock& each : view_.blocks)
    std::visit(
        [&](const auto& block) {
          using Kind = std::decay_t<decltype(block)>;
          if constexpr (std::is_same_v<Kind, SheetHeading> || std::is_same_v<Kind, SheetText>)
            place(texts_, texts, block);
          else if constexpr (std::is_same_v<Kind, SheetSay>)
            place(says_, says, block);
          else if constexpr (std::is_same_v<Kind, SheetEntry>)
            place(entries_, entries, block);
          else if constexpr (std::is_same_v<Kind, SheetActs>)
            place(acts_, acts, block);
          else if constexpr (std::is_same_v<Kind, SheetChoice>)
            place(choices_, choices, block);
          else if constexpr (std::is_same_v<Kind, SheetField>)
            place(fields_, fields, block);
          else
            place(feelings_, feelings, block);
        },
        each);
  const auto hide = [](auto& parts, std::size_t used) {
    for (std::size_t at = used; at < parts.size(); ++at)
      if (parts[at]->IsShown()) parts[at]->Hide();
  };
  hide(texts_, texts);
  hide(says_, says);
  hide(entries_, entries);
  hide(acts_, acts);
  hide(choices_, choices);
  hide(fields_, fields);
  hide(feelings_, feelings);
  if (order_ != before_) keep_order();
  if (!other_focus || view_.focus.empty()) return;
  for (SheetFieldPart* field : fields_)
    if (field->IsShown() && field->field() == view_.focus) field->take_focus();
}

// Tab goes through the parts as the eye does.
void Sheet::keep_order() {
  for (std::size_t at = 1; at < order_.size(); ++at) order_[at]->MoveAfterInTabOrder(order_[at - 1]);
}

int Sheet::arrange(int width) {
  int y = 0;
  for (Painted* part : order_) {
    const int height = part->arrange(width);
    part->SetSize(0, y, width, height);
    part->Refresh();
    y += height;
  }
  return y;
}

}  // namespace rafiq::sidebar
