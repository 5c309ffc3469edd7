// SPDX-License-Identifier: Apache-2.0
#include "sidebar/views/rooms/section_view.hpp"

#include "sidebar/platform/accessibility.hpp"

namespace rafiq::sidebar {

SectionView::SectionView(wxWindow* parent, const Look& look, RoomIntents& intents,
                         std::function<Secrets()> take_secrets, std::function<void()> submit)
    : Painted(parent, look),
      ground_{*this, look, intents, std::move(take_secrets), std::move(submit)},
      heading_(*this, look, Type::title) {}

void SectionView::set(const Section& section) {
  if (section == section_ && generation_ == look().generation()) return;
  generation_ = look().generation();
  section_ = section;
  heading_.set(section.heading);
  const std::string had_focus = focused();
  bool made = false;
  for (std::size_t at = 0; at < section.blocks.size(); ++at) {
    if (!made && at < parts_.size() && parts_[at]->set(section.blocks[at])) continue;
    // From the first that differs on all are made anew: Tab goes through controls as they were made.
    if (!made) parts_.resize(at);
    made = true;
    parts_.push_back(make_part(ground_, section.blocks[at]));
  }
  parts_.resize(section.blocks.size());
  for (wxWindow* child : GetChildren()) child->SetLayoutDirection(GetLayoutDirection());
  if (!had_focus.empty() && focused() != had_focus)
    if (wxWindow* again = control(had_focus)) again->SetFocus();
  std::string spoken;
  for (const auto& part : parts_)
    if (const std::string text = part->spoken(); !text.empty()) spoken += (spoken.empty() ? "" : "\n") + text;
  // One without a heading goes by its first words.
  const auto line = spoken.find('\n');
  if (section.heading.empty())
    set_accessible(*this, spoken.substr(0, line),
                   line == std::string::npos ? std::string{} : spoken.substr(line + 1));
  else
    set_accessible(*this, section.heading, spoken);
  Refresh();
}

// Text that belongs together stands close; a control has air.
int SectionView::gap(std::size_t before) const {
  const auto text = [&](std::size_t at) {
    return std::holds_alternative<TextBlock>(section_.blocks[at]) ||
           std::holds_alternative<KeyBlock>(section_.blocks[at]);
  };
  const auto row = [&](std::size_t at) { return std::holds_alternative<RowBlock>(section_.blocks[at]); };
  if (before == 0) return 0;
  return text(before) && text(before - 1) ? unit(0.75)
         : row(before) && row(before - 1) ? unit(0.75)
                                          : unit(1.5);
}

int SectionView::arrange(int width) {
  const int side = unit(2);
  const int padding = section_.sheet ? unit(2) : 0;
  const int inner = width - 2 * side - 2 * padding;
  const int x = side + padding;
  int y = section_.sheet ? unit(1.75) : 0;
  heading_at_ = {x, y};
  if (!heading_.empty()) y += heading_.fit(inner).y + unit(1);
  for (std::size_t at = 0; at < parts_.size(); ++at) {
    y += gap(at);
    y += parts_[at]->arrange({x, y}, inner);
  }
  if (section_.sheet) y += unit(1.75);
  sheet_ = {side, 0, width - 2 * side, y};
  return y + unit(1.5);
}

void SectionView::paint(Canvas& canvas) {
  const Palette& colours = look().colours();
  if (section_.sheet) {
    canvas.fill(sheet_, colours.surface, unit(1.5));
    canvas.outline(sheet_, colours.border, unit(1.5));
  }
  canvas.text(heading_, heading_at_.x, heading_at_.y, colours.text);
  for (const auto& part : parts_) part->paint(canvas);
}

void SectionView::take(Secrets& secrets) {
  for (const auto& part : parts_) part->take(secrets);
}

wxWindow* SectionView::control(const std::string& id) const {
  for (const auto& part : parts_)
    if (wxWindow* found = part->control(id)) return found;
  return nullptr;
}

std::string SectionView::focused() const {
  for (const auto& part : parts_)
    if (std::string id = part->focused(); !id.empty()) return id;
  return {};
}

}  // namespace rafiq::sidebar
