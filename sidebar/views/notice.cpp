// SPDX-License-Identifier: Apache-2.0
#include "sidebar/views/notice.hpp"

#include "sidebar/platform/accessibility.hpp"

namespace rafiq::sidebar {

Notice::Notice(wxWindow* parent, const Look& look, Intents& intents, RoomIntents& rooms)
    : Painted(parent, look),
      intents_(intents),
      title_(*this, look, Type::name),
      text_(*this, look, Type::body) {
  button_ = new Button(this, look, "primary", [this] { intents_.notice_button(); });
  accounts_ = new Button(this, look, "plain", [&rooms] { rooms.enter(RoomId::accounts); });
}

void Notice::set(const NoticeView& view) {
  view_ = view;
  title_.set(view.title);
  text_.set(view.text);
  button_->set_text(view.button);
  button_->Show(!view.button.empty());
  button_->Enable(!view.busy);
  accounts_->set_text(view.to_accounts);
  accounts_->Show(!view.to_accounts.empty());
  set_accessible(*this, view.title, view.text);
  Refresh();
}

int Notice::arrange(int width) {
  const int side = unit(3);
  const int inner = width - 2 * side;
  int y = unit(6);
  icon_y_ = y;
  y += unit(6) + unit(2);
  title_y_ = y;
  y += title_.fit(inner).y + unit(1);
  text_y_ = y;
  y += text_.fit(inner).y + unit(2.5);
  y += flow({button_, accounts_}, {side, y}, inner, unit(1)) + unit(4);
  return y + unit(2);
}

void Notice::paint(Canvas& canvas) {
  const Palette& colours = look().colours();
  const int side = unit(3);
  const int size = unit(6);
  canvas.fill({side, icon_y_, size, size}, view_.trouble ? colours.warning_soft : colours.soft, size);
  canvas.icon(view_.trouble ? Drawing::warning : Drawing::welcome, side + size / 4, icon_y_ + size / 4,
              size / 2, view_.trouble ? colours.on_warning : colours.on_soft);
  canvas.text(title_, side, title_y_, colours.text);
  canvas.text(text_, side, text_y_, colours.muted);
}

}  // namespace rafiq::sidebar
