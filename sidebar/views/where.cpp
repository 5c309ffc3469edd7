// SPDX-License-Identifier: Apache-2.0
#include "sidebar/views/where.hpp"

#include "sidebar/platform/accessibility.hpp"
#include "sidebar/platform/widget.hpp"
#include "sidebar/views/who.hpp"

#include <wx/menu.h>
#include <wx/radiobut.h>

#include <algorithm>

namespace rafiq::sidebar {

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
    set_content(*stages_[at],
                {.drawing = nullptr, .text = stage.text, .detail = {}, .cut = false, .from_start = false});
    set_style(*stages_[at], "done", stage.place == StageView::Place::done);
    set_style(*stages_[at], "current", current);
    if (current && !stages_[at]->GetValue()) stages_[at]->SetValue(true);
    stages_[at]->SetToolTip(wide(stage.label));
    set_accessible(*stages_[at], stage.text, stage.label);
  }
  channel_->set_text(view.channel.text);
  channel_->set_drawing(drawing_of(view.channel.icon), look().colours().muted);
  channel_->set_name(view.channel.label);
  begin_or_end_->set_text(view.begin_or_end);
  begin_or_end_->set_name(view.begin_or_end);
  time_.set(view.time);
  Refresh();
}

// All five in a row when every name fits; otherwise a row for each phase.
int Where::arrange_stages(int y, int width) {
  const int side = unit(2);
  const int room = width - 2 * side;
  const int gap = 2;
  const int between = unit(1);
  std::vector<int> wanted;
  int height = 0;
  int sum = between;
  for (auto* stage : stages_) {
    const wxSize size = wanted_size(*stage, 10000);
    wanted.push_back(size.x);
    height = std::max(height, size.y);
    sum += size.x + gap;
  }
  const bool one_row = sum <= room;
  std::size_t at = 0;
  int x = side;
  for (std::size_t phase = 0; phase < phases_.size(); ++phase) {
    const auto count = static_cast<std::size_t>(view_.phases[phase].stages);
    int names = 0;
    for (std::size_t each = at; each < at + count; ++each) names += wanted[each];
    // Spare room is shared out evenly.
    const int stages_in_row = one_row ? static_cast<int>(stages_.size()) : static_cast<int>(count);
    const int taken = one_row ? sum : names + static_cast<int>(count) * gap;
    const int spare = std::max(0, room - taken) / stages_in_row;
    if (!one_row) x = side;
    const int start = x;
    const int label_height = phases_[phase].text->fit_line(room).y;
    const int bar_y = y + label_height + unit(0.5);
    for (std::size_t each = at; each < at + count; ++each) {
      const bool last = each + 1 == at + count && (!one_row || phase + 1 == phases_.size());
      const int share = last ? side + room - x : wanted[each] + spare;
      stages_[each]->SetSize(x, bar_y, share, height);
      set_style(*stages_[each], "first", each == at);
      set_style(*stages_[each], "last", each + 1 == at + count);
      x += share + gap;
    }
    phases_[phase].area = {start, y, x - start, label_height};
    phases_[phase].text->fit_line(x - start);
    at += count;
    x += between - gap;
    if (!one_row || phase + 1 == phases_.size()) y = bar_y + height + unit(one_row ? 0 : 1);
  }
  return y;
}

int Where::arrange(int width) {
  int y = unit(0.5);
  if (!view_.stages.empty()) y = arrange_stages(y, width) + unit(0.5);
  const int side = unit(2);
  const wxSize channel = wanted_size(*channel_, width - 2 * side);
  const wxSize button = wanted_size(*begin_or_end_, width - 2 * side);
  const int row = std::max(channel.y, button.y);
  channel_->SetSize(side - unit(1), y, channel.x, row);
  begin_or_end_->SetSize(width - side + unit(1) - button.x, y, button.x, row);
  const int time_x = side - unit(0.5) + channel.x;
  const int time_room = width - side - button.x - time_x;
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
