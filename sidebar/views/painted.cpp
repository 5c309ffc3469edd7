// SPDX-License-Identifier: Apache-2.0
#include "sidebar/views/painted.hpp"

#include "sidebar/platform/ending.hpp"
#include "sidebar/platform/widget.hpp"

#include <wx/menu.h>

#include <algorithm>

namespace rafiq::sidebar {

wxDEFINE_EVENT(EVT_ARRANGE, wxCommandEvent);

Painted::Painted(wxWindow* parent, const Look& look)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE),
      look_(look) {
  SetBackgroundStyle(wxBG_STYLE_PAINT);
  Bind(wxEVT_PAINT, [this](wxPaintEvent&) {
    // A wxPaintDC would look up font and colours that nothing here draws with.
    Canvas canvas(*this, look_);
    canvas.clear(ground());
    paint(canvas);
  });
}

void Painted::ask_to_arrange() {
  wxCommandEvent event(EVT_ARRANGE, GetId());
  ProcessWindowEvent(event);
}

void Painted::show_menu_below(std::shared_ptr<wxMenu> menu, wxWindow& button) {
  turn_menu(*menu, look_.rtl());
  const wxPoint at = button.GetPosition() + wxPoint(0, button.GetSize().y);
  CallAfter([this, menu = std::move(menu), at] {
    // Pressed as the program ends: the loop of a menu would never be left.
    if (wxPendingDelete.Member(wxGetTopLevelParent(this))) return;
    // Each open menu is a loop within the one before: one that a screen reader presses meanwhile takes its
    // place, and the end of the program has one to leave.
    close_menus();
    PopupMenu(menu.get(), at);
  });
}

int flow(const std::vector<wxWindow*>& widgets, wxPoint at, int width, int gap) {
  int x = 0;
  int y = 0;
  int row = 0;
  for (wxWindow* each : widgets) {
    if (!each->IsShown()) continue;
    const wxSize wanted = wanted_size(*each, width);
    if (x > 0 && x + wanted.x > width) {
      x = 0;
      y += row + gap;
      row = 0;
    }
    each->SetSize(at.x + x, at.y + y, wanted.x, wanted.y);
    x += wanted.x + gap;
    row = std::max(row, wanted.y);
  }
  return y + row;
}

}  // namespace rafiq::sidebar
