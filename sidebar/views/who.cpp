// SPDX-License-Identifier: Apache-2.0
#include "sidebar/views/who.hpp"

#include "sidebar/platform/accessibility.hpp"
#include "sidebar/platform/widget.hpp"

#include <algorithm>

namespace rafiq::sidebar {

Drawing drawing_of(Icon icon) {
  switch (icon) {
    case Icon::person:
      return Drawing::person;
    case Icon::phone:
      return Drawing::phone;
    case Icon::branch:
      return Drawing::branch;
    case Icon::chat:
      return Drawing::chat;
    case Icon::mail:
      return Drawing::mail;
    case Icon::web:
      return Drawing::web;
    case Icon::language:
      return Drawing::language;
    case Icon::check:
      return Drawing::check;
    case Icon::close:
      return Drawing::close;
    case Icon::copy:
      return Drawing::copy;
    case Icon::next:
      return Drawing::next;
    case Icon::undo:
      return Drawing::undo;
    case Icon::waiting:
      return Drawing::later;
    case Icon::unsure:
      return Drawing::unsure;
    case Icon::warning:
      return Drawing::warning;
    case Icon::here:
      return Drawing::here;
    case Icon::add:
      return Drawing::add;
    case Icon::edit:
      return Drawing::edit;
    case Icon::pin:
      return Drawing::pin;
    case Icon::forward:
      return Drawing::forward;
    case Icon::back:
      return Drawing::back;
    case Icon::focus:
      return Drawing::focus;
    case Icon::speech:
    case Icon::none:
      return Drawing::speech;
  }
  return Drawing::speech;
}

Who::Who(wxWindow* parent, const Look& look, Intents& intents)
    : Painted(parent, look),
      name_(*this, look, Type::name),
      initials_(*this, look, Type::title),
      source_(*this, look, Type::small) {
  pin_ = new Button(this, look, "quiet", [&intents] { intents.toggle_pin(); });
  pin_->Hide();
}

void Who::set_pin(const FollowView& follow) {
  if (follow == follow_) return;
  follow_ = follow;
  pin_->Show(!follow.pin.empty());
  pin_->set_text(follow.pin);
  pin_->set_name(follow.pin, follow.hint);
  const Palette& colours = look().colours();
  const Colour colour = follow.missed ? colours.on_warning : follow.pinned ? colours.accent : colours.muted;
  pin_->set_drawing(Drawing::pin, colour);
  ask_to_arrange();
}

void Who::set(const WhoView& view, const FollowView& follow) {
  set_pin(follow);
  if (view == view_) return;
  view_ = view;
  name_.set(view.name);
  initials_.set(view.initials);
  lines_.clear();
  std::string spoken;
  for (const Detail& detail : view.details) {
    lines_.push_back({detail.icon, std::make_unique<Paragraph>(*this, look(), Type::body), {}, {}});
    lines_.back().text->set(detail.text);
    spoken += (spoken.empty() ? "" : "\n") + detail.label;
  }
  set_accessible(*this, view.name, spoken);
  while (chips_.size() < view.chips.size()) {
    const std::size_t at = chips_.size();
    chips_.push_back(new Button(this, look(), "chip", [this, at] { show_source(view_.chips[at].source); }));
    chips_.back()->Bind(wxEVT_SET_FOCUS, [this, at](wxFocusEvent& event) {
      event.Skip();
      if (at < view_.chips.size()) show_source(view_.chips[at].source);
    });
    chips_.back()->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
      event.Skip();
      show_source({});
    });
  }
  for (std::size_t at = 0; at < chips_.size(); ++at) {
    const bool used = at < view.chips.size();
    chips_[at]->Show(used);
    if (!used) continue;
    chips_[at]->set_text(view.chips[at].text);
    chips_[at]->set_name(view.chips[at].text, view.chips[at].source);
  }
  source_.set({});
  Refresh();
}

void Who::show_source(const std::string& source) {
  if (source == source_.text()) return;
  source_.set(source);
  ask_to_arrange();
  Refresh();
}

// On one line while they fit, each with its drawing, all on one baseline.
int Who::arrange_details(int start, int y, int end) {
  const int icon = unit(1.75) + unit(0.5);
  int x = start;
  int row = 0;
  int baseline = 0;
  std::size_t first = 0;
  const auto settle = [&](std::size_t last) {
    for (std::size_t each = first; each < last; ++each)
      lines_[each].at.y = y + baseline - lines_[each].text->baseline();
    first = last;
  };
  for (std::size_t at = 0; at < lines_.size(); ++at) {
    Line& line = lines_[at];
    line.size = line.text->fit_line(end - start - icon);
    if (x > start && x + icon + line.size.x > end) {
      settle(at);
      y += row + unit(0.5);
      x = start;
      row = baseline = 0;
    }
    line.at.x = x;
    x += icon + line.size.x + unit(1.5);
    row = std::max(row, line.size.y);
    baseline = std::max(baseline, line.text->baseline());
  }
  settle(lines_.size());
  return y + row;
}

int Who::arrange(int width) {
  const int side = unit(2);
  avatar_ = unit(5.5);
  const int text_x = side + avatar_ + unit(1.5);
  const int text_width = width - text_x - side;
  int y = unit(1);
  const wxSize name = name_.fit(text_width);
  initials_.fit(avatar_);
  name_y_ = y + std::max(0, (avatar_ - name.y) / 2 - (lines_.empty() ? 0 : unit(1)));
  y = name_y_ + name.y + unit(0.5);
  y = arrange_details(text_x, y, width - side);
  y = std::max(y, unit(1) + avatar_) + unit(1);
  std::vector<wxWindow*> chips(chips_.begin(), chips_.end());
  chips.push_back(pin_);
  const int chips_height = flow(chips, {side, y}, width - 2 * side, unit(0.75));
  if (chips_height > 0) y += chips_height + unit(1);
  source_area_ = {side, y, width - 2 * side, source_.fit(width - 2 * side).y};
  if (!source_.empty()) y += source_area_.height + unit(1);
  return y;
}

void Who::paint(Canvas& canvas) {
  const Palette& colours = look().colours();
  const wxRect circle{unit(2), unit(1), avatar_, avatar_};
  canvas.fill(circle, colours.soft, avatar_);
  canvas.text_in(initials_, circle, colours.on_soft);
  const int text_x = unit(2) + avatar_ + unit(1.5);
  canvas.text(name_, text_x, name_y_, colours.text);
  const int icon = unit(1.75);
  for (const Line& line : lines_) {
    // A drawing stands on the baseline as a letter does.
    canvas.icon(drawing_of(line.icon), line.at.x, line.at.y + line.text->baseline() - unit(1.4), icon,
                colours.muted);
    canvas.text(*line.text, line.at.x + icon + unit(0.5), line.at.y, colours.muted);
  }
  canvas.text(source_, source_area_.x, source_area_.y, colours.muted);
}

}  // namespace rafiq::sidebar
