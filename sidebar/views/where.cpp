// SPDX-License-Identifier: Apache-2.0
#include "sidebar/views/where.hpp"

#include "sidebar/platform/accessibility.hpp"
#include "sidebar/platform/widget.hpp"
#include "sidebar/views/who.hpp"

#include <wx/menu.h>
#include <wx/radiobut.h>

#include <algorithm>

namespace rafiq::sidebar {
namespace {

constexpr int stage_gap = 2;

}  // namespace

Where::Where(wxWindow* parent, const Look& look, Intents& intents)
    : Painted(parent, look), intents_(intents), time_(*this, look, Type::small) {
  for (const Stage stage : all_stages) {
    auto* button = new wxRadioButton(this, wxID_ANY, "-", wxDefaultPosition, wxSize(64, 32),
                                     stages_.empty() ? wxRB_GROUP : 0);
    without_indicator(*button);
    no_focus_on_click(*button);
    set_style(*button, "stage");
    button->Bind(wxEVT_RADIOBUTTON, [this, stage](wxCommandEvent&) { intents_.move_to(stage); });
    stages_.push_back(button);
  }
  channel_ = new Button(this, look, "quiet", [this] { choose_channel(); });
  focus_ = new Button(this, look, "quiet icon", [this] { intents_.toggle_focus(); });
  begin_or_end_ = new Button(this, look, "link", [this] { intents_.begin_or_end(); });
}

void Where::set(const WhereView& view, const Labels& labels) {
  if (view == view_ && drawn_generation_ == look().generation()) return;
  drawn_generation_ = look().generation();
  view_ = view;
  set_accessible(*this, labels.stage_bar);
  phases_.clear();
  for (const PhaseView& phase : view.phases) {
    phases_.push_back({std::make_unique<Paragraph>(*this, look(), Type::label), {}, phase.current});
    phases_.back().text->set(phase.text);
  }
  for (std::size_t at = 0; at < stages_.size() && at < view.stages.size(); ++at) {
    const StageView& stage = view.stages[at];
    const bool current = stage.place == StageView::Place::current;
    set_content(*stages_[at], {.drawing = nullptr,
                               .text = stage.text,
                               .detail = {},
                               .cut = false,
                               .whole_words = true,
                               .from_start = false});
    set_style(*stages_[at], "done", stage.place == StageView::Place::done);
    set_style(*stages_[at], "current", current);
    if (current && !stages_[at]->GetValue()) stages_[at]->SetValue(true);
    set_tip(*stages_[at], stage.label);
    set_accessible(*stages_[at], stage.text, stage.label);
  }
  channel_->set_text(view.channel.text);
  channel_->set_drawing(drawing_of(view.channel.icon), look().colours().muted);
  channel_->set_name(view.channel.label);
  begin_or_end_->set_text(view.begin_or_end);
  begin_or_end_->set_name(view.begin_or_end);
  const Palette& colours = look().colours();
  set_style(*focus_, "on", view.focused);
  focus_->set_drawing(Drawing::focus, view.focused ? colours.on_soft : colours.muted);
  focus_->set_name(view.focus);
  time_.set(view.time);
  Refresh();
}

// The widths of stages in a row: what each name wants and a share of the room to spare; where there is less,
// names are broken between words. Empty when even that is not enough.
std::vector<int> Where::share_out(std::size_t first, std::size_t count, int room) const {
  int wanted = 0;
  int least = 0;
  for (std::size_t at = first; at < first + count; ++at) {
    wanted += wanted_size(*stages_[at], room).x;
    least += longest_word(*stages_[at]);
  }
  const int stages = static_cast<int>(count);
  room -= (stages - 1) * stage_gap;
  if (room < least) return {};
  std::vector<int> widths;
  int left = room;
  for (std::size_t at = first; at < first + count; ++at) {
    const int own = room >= wanted ? wanted_size(*stages_[at], room).x + (room - wanted) / stages
                                   : longest_word(*stages_[at]) + (room - least) / stages;
    widths.push_back(at + 1 == first + count ? left : own);
    left -= own;
  }
  return widths;
}

// One phase: its name, and its stages side by side; one below the other where words would not fit.
int Where::arrange_phase(std::size_t phase, std::size_t first, const wxRect& room) {
  const auto count = static_cast<std::size_t>(view_.phases[phase].stages);
  PhaseLabel& label = phases_[phase];
  label.area = {room.x, room.y, room.width, label.text->fit_line(room.width).y};
  int y = room.y + label.area.height + unit(0.5);
  const std::vector<int> widths = share_out(first, count, room.width);
  int height = 0;
  for (std::size_t at = 0; at < count; ++at)
    height = std::max(height, least_height(*stages_[first + at], widths.empty() ? room.width : widths[at]));
  int x = room.x;
  for (std::size_t at = 0; at < count; ++at) {
    wxRadioButton& stage = *stages_[first + at];
    set_style(stage, "first", at == 0 && !widths.empty());
    set_style(stage, "last", at + 1 == count && !widths.empty());
    stage.SetSize(x, y, widths.empty() ? room.width : widths[at], height);
    if (widths.empty())
      y += height + stage_gap;
    else
      x += widths[at] + stage_gap;
  }
  return widths.empty() ? y : y + height;
}

// Both phases in a row when every name fits; otherwise a row for each.
int Where::arrange_stages(int y, int width) {
  const int side = unit(2);
  const int room = width - 2 * side;
  const int between = unit(1);
  std::vector<int> wanted;
  for (const auto* stage : stages_) wanted.push_back(wanted_size(*stage, room).x);
  const auto names = [&](std::size_t first, std::size_t count) {
    int sum = static_cast<int>(count - 1) * stage_gap;
    for (std::size_t at = first; at < first + count; ++at) sum += wanted[at];
    return sum;
  };
  const auto initial = static_cast<std::size_t>(view_.phases[0].stages);
  const int first_names = names(0, initial);
  const int second_names = names(initial, stages_.size() - initial);
  const int spare = room - first_names - between - second_names;
  if (spare < 0) {
    y = arrange_phase(0, 0, {side, y, room, 0}) + unit(1);
    return arrange_phase(1, initial, {side, y, room, 0});
  }
  const int first_room = first_names + spare * static_cast<int>(initial) / static_cast<int>(stages_.size());
  arrange_phase(0, 0, {side, y, first_room, 0});
  const int second_x = side + first_room + between;
  return arrange_phase(1, initial, {second_x, y, width - side - second_x, 0});
}

int Where::arrange(int width) {
  int y = unit(0.5);
  if (!view_.stages.empty()) y = arrange_stages(y, width) + unit(0.5);
  const int side = unit(2);
  const wxSize channel = wanted_size(*channel_, width - 2 * side);
  const wxSize button = wanted_size(*begin_or_end_, width - 2 * side);
  const wxSize focus = wanted_size(*focus_, width);
  const int row = std::max({channel.y, button.y, focus.y});
  channel_->SetSize(side - unit(1), y, channel.x, row);
  begin_or_end_->SetSize(width - side + unit(1) - button.x, y, button.x, row);
  const int focus_x = width - side + unit(1) - button.x - focus.x;
  focus_->SetSize(focus_x, y + (row - focus.y) / 2, focus.x, focus.y);
  const int time_x = side - unit(0.5) + channel.x;
  const int time_room = focus_x - time_x;
  const wxSize time = time_.fit_line(width);
  if (time.x <= time_room) {
    time_.fit_line(time.x);
    time_at_ = {time_x, y + (row - time.y) / 2};
    return y + row + unit(1);
  }
  const int height = time_.fit(width - 2 * side).y;
  time_at_ = {side, y + row};
  return y + row + height + unit(1);
}

void Where::paint(Canvas& canvas) {
  const Palette& colours = look().colours();
  for (const PhaseLabel& phase : phases_)
    canvas.text(*phase.text, phase.area.x, phase.area.y, phase.current ? colours.accent : colours.muted);
  canvas.text(time_, time_at_.x, time_at_.y, colours.muted);
}

void Where::choose_channel() {
  const auto menu = std::make_shared<wxMenu>();
  for (std::size_t at = 0; at < view_.channels.size(); ++at) {
    const Channel channel = all_channels[at];
    const int id = menu->Append(wxID_ANY, wide(view_.channels[at]))->GetId();
    menu->Bind(
        wxEVT_MENU, [this, channel](wxCommandEvent&) { intents_.use_channel(channel); }, id);
  }
  show_menu_below(menu, *channel_);
}

}  // namespace rafiq::sidebar
