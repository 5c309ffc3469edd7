// SPDX-License-Identifier: Apache-2.0
#include "sidebar/views/sheet/entry.hpp"

#include "sidebar/platform/accessibility.hpp"
#include "sidebar/platform/widget.hpp"
#include "sidebar/views/who.hpp"

#include <algorithm>

namespace rafiq::sidebar {

SheetEntryPart::SheetEntryPart(wxWindow* parent, const Look& look, SheetIntents& intents)
    : Painted(parent, look),
      intents_(intents),
      title_(*this, look, Type::body),
      standing_(*this, look, Type::small),
      acts_(*this, look, intents) {}

std::string SheetEntryPart::spoken() const {
  std::string text;
  for (const std::string& line : block_.lines) text += (text.empty() ? "" : "\n") + line;
  if (!block_.standing.text.empty()) {
    text += (text.empty() ? "" : "\n") + block_.standing.text;
    if (!block_.standing.reason.empty()) text += ". " + block_.standing.reason;
  }
  return text;
}

void SheetEntryPart::set(const SheetEntry& block) {
  if (block == block_ && generation_ == look().generation()) return;
  const bool unfolded = block.open && !block_.open && folded_ && folded_->HasFocus();
  const bool folded = !block.open && block_.open && fold_ && fold_->HasFocus();
  block_ = block;
  generation_ = look().generation();
  if (!block.open) set_folded();
  if (folded_) folded_->Show(!block.open);
  set_open();
  if (unfolded) fold_->SetFocus();
  if (folded) folded_->SetFocus();
  set_accessible(*this, block.title, block.open ? spoken() : std::string{});
  Refresh();
}

void SheetEntryPart::set_folded() {
  if (!folded_) {
    folded_ = new Button(this, look(), "row entry", [this] { intents_.press(Press(block_.press)); });
    folded_->SetLayoutDirection(GetLayoutDirection());
  }
  folded_->set_lines(block_.title, block_.detail);
  const bool warning = block_.mark == SheetEntry::Mark::warning || block_.standing.warning;
  const Palette& colours = look().colours();
  folded_->set_drawing(warning                           ? Drawing::warning
                       : block_.press.verb == Verb::open ? Drawing::unfold
                                                         : Drawing::forward,
                       warning ? colours.on_warning : colours.muted);
  set_accessible(*folded_, block_.title, spoken());
}

void SheetEntryPart::set_open() {
  const bool with_fold = block_.open && block_.folds;
  if (with_fold && !fold_) {
    fold_ = new Button(this, look(), "quiet icon", [this] { intents_.press(Press(block_.press)); });
    fold_->SetLayoutDirection(GetLayoutDirection());
  }
  if (fold_) fold_->Show(with_fold);
  if (with_fold) {
    fold_->set_drawing(Drawing::fold, look().colours().muted);
    fold_->set_name(block_.title);
  }
  acts_.set(block_.open ? block_.acts : std::vector<ActView>{});
  lines_.clear();
  if (!block_.open) return;
  title_.set(block_.title);
  standing_.set(block_.standing.text);
  set_tip(*this, block_.standing.reason);
  for (const std::string& line : block_.lines) {
    lines_.push_back({std::make_unique<Paragraph>(*this, look(), Type::small)});
    lines_.back().text->set(line);
  }
}

int SheetEntryPart::arrange(int width) {
  const int side = unit(2);
  if (!block_.open) {
    const int height = least_height(*folded_, width - 2 * side);
    folded_->SetSize(side, 0, width - 2 * side, height);
    return height + unit(0.75);
  }
  const int x = side + unit(1.75);
  const int inner = width - 2 * x;
  const bool marked = block_.mark != SheetEntry::Mark::none;
  title_x_ = x + (marked ? look().icon_size() + unit(0.5) : 0);
  const wxSize fold = fold_ && fold_->IsShown() ? wanted_size(*fold_, inner) : wxSize{};
  int y = unit(1.25);
  title_y_ = y;
  const int text = title_.fit(x + inner - title_x_ - fold.x).y;
  if (fold.x > 0) fold_->SetSize(x + inner - fold.x + unit(0.75), unit(0.75), fold.x, fold.y);
  y += std::max(text, fold.y > 0 ? fold.y - unit(0.5) : 0) + unit(0.5);
  for (Line& line : lines_) {
    line.y = y;
    y += line.text->fit(x + inner - title_x_).y + unit(0.5);
  }
  standing_y_ = y;
  if (!standing_.empty()) y += standing_.fit(x + inner - title_x_ - unit(2)).y + unit(0.5);
  const int acts = acts_.arrange(title_x_, y + unit(0.25), x + inner - title_x_, unit(0.75));
  y += acts + (acts > 0 ? unit(0.75) : 0) + unit(0.5);
  sheet_ = {side, 0, width - 2 * side, y};
  return y + unit(0.75);
}

void SheetEntryPart::paint(Canvas& canvas) {
  if (!block_.open) return;
  const Palette& colours = look().colours();
  canvas.fill(sheet_, colours.surface, unit(1));
  canvas.outline(sheet_, colours.border, unit(1));
  canvas.text(title_, title_x_, title_y_, colours.text);
  const int size = look().icon_size();
  const int icon_y = title_y_ + title_.baseline() - size * 4 / 5;
  const int x = unit(3.75);
  switch (block_.mark) {
    case SheetEntry::Mark::none:
      break;
    case SheetEntry::Mark::calm:
      canvas.circle(x + size / 2, icon_y + size / 2, unit(0.5), colours.accent);
      break;
    case SheetEntry::Mark::warning:
      canvas.icon(Drawing::warning, x, icon_y, size, colours.on_warning);
      break;
    case SheetEntry::Mark::done:
      canvas.icon(Drawing::check, x, icon_y, size, colours.accent);
      break;
  }
  for (const Line& line : lines_) canvas.text(*line.text, title_x_, line.y, colours.muted);
  if (standing_.empty()) return;
  const Colour ink = block_.standing.warning ? colours.on_warning : colours.muted;
  const int small = unit(1.5);
  canvas.icon(drawing_of(block_.standing.icon), title_x_, standing_y_ + standing_.baseline() - small * 4 / 5,
              small, ink);
  canvas.text(standing_, title_x_ + unit(2), standing_y_, ink);
}

}  // namespace rafiq::sidebar
