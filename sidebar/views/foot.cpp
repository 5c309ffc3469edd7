// SPDX-License-Identifier: Apache-2.0
#include "sidebar/views/foot.hpp"

#include "sidebar/platform/accessibility.hpp"
#include "sidebar/platform/widget.hpp"

#include <algorithm>

namespace rafiq::sidebar {

Foot::Foot(wxWindow* parent, const Look& look, Intents& intents)
    : Painted(parent, look),
      toast_(*this, look, Type::body),
      strip_(*this, look, Type::small),
      detail_(*this, look, Type::small) {
  undo_ = new Button(this, look, "link", [&intents] { intents.undo(); });
  close_ = new Button(this, look, "quiet icon", [&intents] { intents.leave_toast(); });
  sync_ = new Button(this, look, "quiet icon", [&intents] { intents.sync_now(); });
  set_accessible_role(*this, AccessibleRole::status);
}

void Foot::set(const Screen& screen) {
  toast_view_ = screen.toast;
  strip_view_ = screen.strip;
  toast_.set(screen.toast.text);
  strip_.set(screen.strip.text);
  detail_.set(screen.strip.detail);
  const Palette& colours = look().colours();
  undo_->set_text(screen.labels.undo);
  undo_->set_drawing(Drawing::undo, colours.accent);
  undo_->Show(screen.toast.can_undo);
  close_->set_drawing(Drawing::close, colours.muted);
  close_->set_name(screen.labels.close);
  close_->Show(!screen.toast.text.empty());
  sync_->set_drawing(Drawing::sync, colours.muted);
  sync_->set_name(screen.labels.sync);
  sync_->Show(screen.strip.can_sync);
  set_accessible(*this, screen.strip.text, screen.toast.text);
  Refresh();
}

int Foot::arrange(int width) {
  const int side = unit(2);
  int y = 0;
  toast_area_ = {};
  if (!toast_.empty()) {
    const wxSize undo = undo_->IsShown() ? wanted_size(*undo_, width) : wxSize{};
    const wxSize close = wanted_size(*close_, width);
    const int buttons = undo.x + close.x;
    const int inner = width - 2 * side - 2 * unit(1.5);
    // With large letters in a narrow window the buttons stand below: beside them a word would not fit a line.
    const bool below = inner - buttons < inner / 2;
    const wxSize text = toast_.fit(below ? inner : inner - buttons);
    const int bar = std::max(undo.y, close.y);
    const int row = (below ? text.y + unit(0.5) + bar : std::max(text.y + unit(1), bar)) + unit(0.5);
    toast_area_ = {side, y, width - 2 * side, row};
    toast_y_ = y + (below ? unit(0.5) : (row - text.y) / 2);
    const int end = width - side - unit(0.5);
    const int bar_y = below ? y + row - bar - unit(0.25) : y + (row - bar) / 2;
    close_->SetSize(end - close.x, bar_y + (bar - close.y) / 2, close.x, close.y);
    undo_->SetSize(end - buttons, bar_y + (bar - undo.y) / 2, undo.x, undo.y);
    y += row + unit(1);
  }
  const int dot = unit(1.5);
  const wxSize sync = sync_->IsShown() ? wanted_size(*sync_, width) : wxSize{};
  const int text_width = width - 2 * side - dot - unit(0.5) - sync.x;
  const int text = strip_.fit(text_width).y;
  const int detail = detail_.fit(text_width).y;
  const int row = std::max(text + detail + unit(1), std::max(sync.y, unit(4)));
  strip_area_ = {0, y, width, row};
  strip_y_ = y + (row - text - detail) / 2;
  detail_y_ = strip_y_ + text;
  sync_->SetSize(width - side - sync.x + unit(1), y + (row - sync.y) / 2, sync.x, sync.y);
  return y + row;
}

void Foot::paint(Canvas& canvas) {
  const Palette& colours = look().colours();
  if (!toast_.empty()) {
    canvas.fill(toast_area_, toast_view_.warning ? colours.warning_soft : colours.surface, unit(1.5));
    canvas.outline(toast_area_, colours.border, unit(1.5));
    canvas.text(toast_, toast_area_.x + unit(1.5), toast_y_,
                toast_view_.warning ? colours.on_warning : colours.text);
  }
  const bool warning = strip_view_.tone == StripView::Tone::warning;
  if (warning) canvas.fill(strip_area_, colours.warning_soft);
  canvas.fill({0, strip_area_.y, strip_area_.width, 1}, colours.border);
  if (strip_.empty()) return;
  const Colour ink = warning ? colours.on_warning : colours.muted;
  const bool busy = strip_view_.tone == StripView::Tone::busy;
  const int line = strip_.fit(strip_.width()).y;
  canvas.circle(unit(2) + unit(0.5), strip_y_ + std::min(line, unit(3)) / 2, unit(0.45),
                warning ? colours.on_warning
                : busy  ? colours.muted
                        : colours.accent);
  canvas.text(strip_, unit(4), strip_y_, ink);
  canvas.text(detail_, unit(4), detail_y_, ink);
}

}  // namespace rafiq::sidebar
