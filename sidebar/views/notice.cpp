// SPDX-License-Identifier: Apache-2.0
#include "sidebar/views/notice.hpp"

#include "sidebar/platform/accessibility.hpp"

#include <wx/clipbrd.h>

namespace rafiq::sidebar {

Notice::Notice(wxWindow* parent, const Look& look, Intents& intents)
    : Painted(parent, look),
      intents_(intents),
      title_(*this, look, Type::name),
      text_(*this, look, Type::body),
      before_(*this, look, Type::small),
      command_(*this, look, Type::typed) {
  button_ = new Button(this, look, "primary", [this] { intents_.notice_button(); });
  copy_ = new Button(this, look, "quiet", [this] {
    if (!wxTheClipboard->Open()) return;
    wxTheClipboard->SetData(new wxTextDataObject(wide(view_.command)));
    wxTheClipboard->Close();
  });
}

void Notice::set(const NoticeView& view, const Labels& labels) {
  view_ = view;
  title_.set(view.title);
  text_.set(view.text);
  before_.set(view.before_command);
  command_.set(view.command);
  button_->set_text(view.button);
  button_->Show(!view.button.empty());
  button_->Enable(!view.busy);
  copy_->set_text(labels.copy);
  copy_->set_drawing(Drawing::copy, look().colours().muted);
  copy_->Show(!view.command.empty());
  set_accessible(*this, view.title,
                 view.text + (view.command.empty() ? "" : "\n" + view.before_command + " " + view.command));
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
  y += flow({button_}, {side, y}, inner, 0) + unit(4);
  if (!view_.command.empty()) {
    before_y_ = y;
    y += before_.fit(inner).y + unit(1);
    command_area_ = {side, y, inner, command_.fit(inner - unit(3)).y + unit(2)};
    y += command_area_.height + unit(0.5);
    y += flow({copy_}, {side - unit(1), y}, inner, 0);
  }
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
  if (view_.command.empty()) return;
  canvas.text(before_, side, before_y_, colours.muted);
  canvas.fill(command_area_, colours.surface, unit(1));
  canvas.outline(command_area_, colours.border, unit(1));
  canvas.text(command_, side + unit(1.5), command_area_.y + unit(1), colours.text);
}

}  // namespace rafiq::sidebar
