// SPDX-License-Identifier: Apache-2.0
// The parts that are words: headings, text, and lines to say with their buttons.
#include "sidebar/platform/accessibility.hpp"
#include "sidebar/platform/widget.hpp"
#include "sidebar/views/sheet/parts.hpp"

namespace rafiq::sidebar {

SheetTextPart::SheetTextPart(wxWindow* parent, const Look& look)
    : Painted(parent, look),
      label_(*this, look, Type::label),
      title_(*this, look, Type::title),
      body_(*this, look, Type::body) {}

void SheetTextPart::set(const SheetHeading& block) {
  heading_ = true;
  label_.set(block.text);
  set_accessible_role(*this, AccessibleRole::heading);
  set_accessible(*this, block.text);
  Refresh();
}

void SheetTextPart::set(const SheetText& block) {
  heading_ = false;
  tone_ = block.tone;
  now().set(block.text);
  set_accessible_role(*this, AccessibleRole::label);
  set_accessible(*this, block.text);
  Refresh();
}

int SheetTextPart::arrange(int width) {
  const int side = unit(2);
  const bool boxed = !heading_ && tone_ == SheetText::Tone::warning;
  const int x = boxed ? side + unit(1.5) : side;
  const int top = heading_ ? unit(0.5) : boxed ? unit(1) : 0;
  const int height = now().fit(width - 2 * x).y;
  area_ = {x, top, width - 2 * x, height};
  return top + height + (boxed ? unit(2) : heading_ ? unit(0.75) : unit(1));
}

void SheetTextPart::paint(Canvas& canvas) {
  const Palette& colours = look().colours();
  const bool boxed = !heading_ && tone_ == SheetText::Tone::warning;
  if (boxed)
    canvas.fill({unit(2), 0, area_.width + unit(3), area_.height + unit(2)}, colours.warning_soft, unit(1));
  const Colour ink = boxed                                         ? colours.on_warning
                     : heading_ || tone_ == SheetText::Tone::quiet ? colours.muted
                                                                   : colours.text;
  canvas.text(now(), area_.x, area_.y, ink);
}

SheetSayPart::SheetSayPart(wxWindow* parent, const Look& look, SheetIntents& intents)
    : Painted(parent, look), say_(*this, look, Type::say), acts_(*this, look, intents, true) {}

void SheetSayPart::set(const SheetSay& block) {
  say_.set(block.text);
  acts_.set(block.acts);
  set_accessible(*this, block.label, block.text);
  Refresh();
}

int SheetSayPart::arrange(int width) {
  const int side = unit(2);
  const int icon = look().icon_size();
  const int x = side + unit(1.5) + icon + unit(0.5);
  const int inner = width - x - side - unit(1.5);
  int y = unit(1.25);
  y += say_.fit(inner).y + unit(0.5);
  const int acts = acts_.arrange(x, y, inner, 0);
  y += acts + (acts > 0 ? unit(0.5) : unit(0.75));
  area_ = {side, 0, width - 2 * side, y};
  return y + unit(1.25);
}

void SheetSayPart::paint(Canvas& canvas) {
  const Palette& colours = look().colours();
  canvas.fill(area_, colours.soft, unit(1));
  canvas.icon(Drawing::quote, area_.x + unit(1), unit(1.25), look().icon_size(), colours.accent);
  canvas.text(say_, area_.x + unit(2) + look().icon_size(), unit(1.25), colours.on_soft);
}

SheetActsPart::SheetActsPart(wxWindow* parent, const Look& look, SheetIntents& intents)
    : Painted(parent, look), acts_(*this, look, intents) {}

int SheetActsPart::arrange(int width) {
  const int side = unit(2);
  return acts_.arrange(side, 0, width - 2 * side, unit(0.75)) + unit(1.25);
}

}  // namespace rafiq::sidebar
