// SPDX-License-Identifier: Apache-2.0
#include "sidebar/views/rooms/room_page.hpp"

#include "sidebar/platform/accessibility.hpp"

namespace rafiq::sidebar {

RoomPage::RoomPage(wxWindow* parent, const Look& look, RoomIntents& intents)
    : Painted(parent, look),
      intents_(intents),
      title_(*this, look, Type::name),
      intro_(*this, look, Type::body) {
  back_ = new Button(this, look, "link", [this] { intents_.back(); });
  SetLayoutDirection(parent->GetLayoutDirection());
}

void RoomPage::set(const RoomView& view) {
  view_ = view;
  back_->set_drawing(Drawing::back, look().colours().accent);
  back_->set_text(view.back);
  back_->set_name(view.back);
  title_.set(view.title);
  intro_.set(view.intro);
  set_accessible(*this, view.title, view.intro);
  while (sections_.size() < view.sections.size()) {
    sections_.push_back(new SectionView(
        this, look(), intents_, [this] { return take_secrets(); }, [this] { submit(); }));
    sections_.back()->SetLayoutDirection(GetLayoutDirection());
  }
  for (std::size_t at = 0; at < sections_.size(); ++at) {
    const bool used = at < view.sections.size();
    sections_[at]->set(used ? view.sections[at] : Section{});
    sections_[at]->Show(used);
  }
  Refresh();
}

void RoomPage::focus_start() {
  for (std::size_t at = 0; at < view_.sections.size(); ++at)
    for (const Block& block : view_.sections[at].blocks)
      if (const auto* field = std::get_if<FieldBlock>(&block))
        if (wxWindow* control = sections_[at]->control(field->id)) return control->SetFocus();
  back_->SetFocus();
}

Secrets RoomPage::take_secrets() {
  Secrets secrets;
  for (SectionView* section : sections_) section->take(secrets);
  return secrets;
}

void RoomPage::submit() {
  for (const Section& section : view_.sections)
    for (const Block& block : section.blocks)
      if (const auto* actions = std::get_if<ActionsBlock>(&block))
        for (const Action& action : actions->actions)
          if (action.submits && action.enabled) return intents_.press(std::string(action.id), take_secrets());
}

int RoomPage::arrange(int width) {
  const int side = unit(2);
  int y = unit(0.5);
  y += flow({back_}, {side - unit(1), y}, width - 2 * side, 0) + unit(0.75);
  title_y_ = y;
  y += title_.fit(width - 2 * side).y + unit(0.5);
  intro_y_ = y;
  if (!intro_.empty()) y += intro_.fit(width - 2 * side).y + unit(0.5);
  y += unit(1);
  for (std::size_t at = 0; at < view_.sections.size(); ++at) {
    const int height = sections_[at]->arrange(width);
    sections_[at]->SetSize(0, y, width, height);
    y += height;
  }
  return y + unit(1);
}

void RoomPage::paint(Canvas& canvas) {
  canvas.text(title_, unit(2), title_y_, look().colours().text);
  canvas.text(intro_, unit(2), intro_y_, look().colours().muted);
}

}  // namespace rafiq::sidebar
