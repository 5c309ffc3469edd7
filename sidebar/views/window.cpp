// SPDX-License-Identifier: Apache-2.0
#include "sidebar/views/window.hpp"

#include "sidebar/platform/accessibility.hpp"
#include "sidebar/platform/picture.hpp"
#include "sidebar/views/cards.hpp"
#include "sidebar/views/foot.hpp"
#include "sidebar/views/header.hpp"
#include "sidebar/views/note_box.hpp"
#include "sidebar/views/notice.hpp"
#include "sidebar/views/rooms/room_page.hpp"
#include "sidebar/views/search_list.hpp"
#include "sidebar/views/sheet/sheet.hpp"
#include "sidebar/views/tab_strip.hpp"
#include "sidebar/views/where.hpp"
#include "sidebar/views/who.hpp"

#include <wx/panel.h>
#include <wx/scrolwin.h>

#include <algorithm>

namespace rafiq::sidebar {

Window::Window(Look& look, Intents& intents, ShellIntents& shell, RoomIntents& rooms)
    : wxFrame(nullptr, wxID_ANY, "Rafiq", wxDefaultPosition, wxDefaultSize,
              wxDEFAULT_FRAME_STYLE | wxFRAME_NO_TASKBAR),
      look_(look),
      intents_(intents),
      shell_(shell),
      rooms_(rooms) {
  SetLayoutDirection(look.rtl() ? wxLayout_RightToLeft : wxLayout_LeftToRight);
  SetBackgroundStyle(wxBG_STYLE_SYSTEM);  // nobody erases it: no need to prepare for that at every frame
  header_ = new Header(this, look, intents, shell, rooms,
                       {[this] { search_->focus_first(); }, [this] { search_->open_first(); }});
  page_ = new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                               wxVSCROLL | wxTAB_TRAVERSAL | wxBORDER_NONE);
  page_->SetScrollRate(0, 1);
  page_->ShowScrollbars(wxSHOW_SB_NEVER, wxSHOW_SB_DEFAULT);
  body_ = new wxPanel(page_, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE);
  who_ = new Who(body_, look, intents);
  where_ = new Where(body_, look, intents);
  cards_ = new Cards(body_, look, intents);
  search_ = new SearchList(body_, look, intents);
  notice_ = new Notice(body_, look, intents, rooms);
  tabs_ = new TabStrip(body_, look, intents);
  note_ = new NoteBox(this, look, intents.note());
  foot_ = new Foot(this, look, intents);
  for (wxWindow* each :
       std::initializer_list<wxWindow*>{who_, where_, cards_, search_, notice_, tabs_, note_})
    each->Hide();
  // Not at once: GTK is still giving out room then, and what is asked for meanwhile gets lost.
  Bind(wxEVT_SIZE, [this](wxSizeEvent&) {
    if (!std::exchange(arrange_soon_, true)) CallAfter([this] { arrange(); });
  });
  Bind(EVT_ARRANGE, [this](wxCommandEvent&) { arrange(); });
  page_->Bind(wxEVT_CHILD_FOCUS, [this](wxChildFocusEvent& event) { keep_in_sight(*event.GetWindow()); });
  page_->Bind(wxEVT_MOUSEWHEEL, [this](wxMouseEvent& event) { turn_wheel(event); });
  Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { shell_.quit(); });
  // All of the page is painted in one go; who is the part that is in sight however short the window.
  who_->Bind(wxEVT_PAINT, [this](wxPaintEvent& event) {
    event.Skip();
    if (first_painted_)
      when_painted(*this, [this, done = std::exchange(first_painted_, nullptr)] { CallAfter(done); });
  });
  add_keys();
}

std::function<void()> Window::action_of(Key key) {
  switch (key) {
    case Key::search:
      return [this] { header_->focus_search(); };
    case Key::undo:
      return [this] { intents_.undo(); };
    case Key::pin:
      return [this] { intents_.toggle_pin(); };
    case Key::sync:
      return [this] { intents_.sync_now(); };
    case Key::settings:
      return [this] { rooms_.enter(RoomId::settings); };
    case Key::accounts:
      return [this] { rooms_.enter(RoomId::accounts); };
    case Key::help:
      return [this] { rooms_.enter(RoomId::keys); };
    case Key::focus:
      return [this] { intents_.toggle_focus(); };
    case Key::note:
      return [this] {
        if (note_->IsShown()) note_->focus_text();
      };
    case Key::not_convinced:
      return [this] { mark_event(InteractionEventKind::not_convinced); };
    case Key::interrupted:
      return [this] { mark_event(InteractionEventKind::interrupted); };
    case Key::upset:
      return [this] { mark_event(InteractionEventKind::upset); };
    case Key::tab_1:
    case Key::tab_2:
    case Key::tab_3:
    case Key::tab_4:
    case Key::tab_5:
      return [this, tab = all_tabs[static_cast<std::size_t>(key) - static_cast<std::size_t>(Key::tab_1)]] {
        // Whoever presses it twice wants to get there; closing is for the tab itself.
        if (screen_.tabs.open != tab) return intents_.open_tab(tab);
        if (tabs_->IsShown()) page_->Scroll(0, tabs_->GetPosition().y);
      };
    case Key::stage_1:
    case Key::stage_2:
    case Key::stage_3:
    case Key::stage_4:
    case Key::stage_5:
      return
          [this, stage = all_stages[static_cast<std::size_t>(key) - static_cast<std::size_t>(Key::stage_1)]] {
            intents_.move_to(stage);
          };
  }
  return [] {};
}

void Window::mark_event(InteractionEventKind kind) {
  if (note_->IsShown()) intents_.note().press({Verb::mark, std::string{name(kind)}});
}

void Window::add_keys() {
  std::vector<wxAcceleratorEntry> keys;
  for (const KeyBinding& binding : key_bindings()) {
    wxAcceleratorEntry key;
    if (!key.FromString(wide(binding.press))) continue;
    key.Set(key.GetFlags(), key.GetKeyCode(), wxWindow::NewControlId());
    keys.push_back(key);
    Bind(
        wxEVT_MENU, [action = action_of(binding.key)](wxCommandEvent&) { action(); }, key.GetCommand());
  }
  SetAcceleratorTable(wxAcceleratorTable(static_cast<int>(keys.size()), keys.data()));
  Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    if (event.GetKeyCode() == WXK_ESCAPE && screen_.page == Page::room) return rooms_.back();
    event.Skip();
  });
}

void Window::show_room() {
  const bool room = screen_.page == Page::room;
  if (room && !room_) room_ = new RoomPage(body_, look_, rooms_);
  if (room) room_->set(screen_.room);
  if (!room_ || room_->IsShown() == room) return;
  // Whoever was at a control in the room is back at what led there; keys need a place to go.
  wxWindow* focus = FindFocus();
  const bool in_room = !focus || room_->IsDescendant(focus);
  room_->Show(room);
  if (!room && in_room) header_->focus_menu();
}

void Window::show(const Screen& screen) {
  if (shown_once_ && screen == screen_) return;
  const bool other_page = screen.page != screen_.page || screen.customer != screen_.customer;
  const bool other_room =
      screen.page == Page::room && (screen_.page != Page::room || screen.room.room != screen_.room.room ||
                                    screen.room.place != screen_.room.place);
  // Only when another one is opened: what it shows comes later, and must not move the page again.
  if (screen.tabs.open != screen_.tabs.open) to_tabs_ = screen.tabs.open.has_value();
  // What a form asks below the first question, and what came of it, stands lower than the eye.
  if (screen.tabs.sheet.focus != screen_.tabs.sheet.focus && screen.tabs.open) to_tabs_ = true;
  const bool announced = screen.announcement != screen_.announcement;
  shown_once_ = true;
  screen_ = screen;
  const bool customer = screen.page == Page::customer;
  const bool calm = screen.page == Page::calm;
  header_->Show(!calm);
  header_->set(screen);
  if (customer) {
    who_->set(screen.who, screen.follow);
    where_->set(screen.where, screen.labels);
    cards_->set(screen);
    note_->set(screen.note);
  }
  show_tabs(screen);
  show_calm(screen);
  if (screen.page == Page::search) search_->set(screen.search);
  if (screen.page == Page::notice) notice_->set(screen.notice);
  for (wxWindow* each : std::initializer_list<wxWindow*>{who_, where_, cards_, note_}) each->Show(customer);
  search_->Show(screen.page == Page::search);
  notice_->Show(screen.page == Page::notice);
  show_room();
  foot_->set(screen);
  if (other_page || other_room) page_->Scroll(0, 0);
  arrange();
  if (other_room) room_->focus_start();
  if (screen.tabs.loaded && std::exchange(to_tabs_, false)) page_->Scroll(0, tabs_->GetPosition().y);
  if (announced && !screen.announcement.empty()) announce(*this, screen.announcement);
}

int Window::scrolled() const {
  return page_->GetViewStart().y;
}

void Window::scroll_to(int down) {
  page_->Scroll(0, down);
}

void Window::show_tabs(const Screen& screen) {
  const bool shown = screen.page == Page::customer && !screen.focused;
  const bool open = shown && screen.tabs.open.has_value();
  tabs_->Show(shown);
  if (shown) tabs_->set(screen.tabs);
  if (open && !tab_) {
    tab_ = new Sheet(body_, look_, intents_.tab());
    tab_->SetLayoutDirection(GetLayoutDirection());
    tab_->MoveAfterInTabOrder(tabs_);
  }
  if (!tab_) return;
  if (open) tab_->set(screen.tabs.sheet);
  tab_->Show(open);
}

void Window::show_calm(const Screen& screen) {
  const bool shown = screen.page == Page::calm;
  if (shown && !calm_) {
    calm_ = new Sheet(body_, look_, intents_.calm());
    calm_->SetLayoutDirection(GetLayoutDirection());
  }
  if (!calm_) return;
  if (shown) calm_->set(screen.calm);
  calm_->Show(shown);
}

void Window::restyle() {
  const auto direction = look_.rtl() ? wxLayout_RightToLeft : wxLayout_LeftToRight;
  const std::function<void(wxWindow*)> turn = [&](wxWindow* window) {
    window->SetLayoutDirection(direction);
    for (wxWindow* child : window->GetChildren()) turn(child);
  };
  turn(this);
  shown_once_ = false;
  show(Screen(screen_));
  Refresh();
}

void Window::arrange() {
  if (arranging_) return;
  arranging_ = true;
  arrange_soon_ = false;
  const wxSize room = GetClientSize();
  const int head = header_->IsShown() ? header_->arrange(room.x) : look_.unit() * 2;
  const int strip = foot_->arrange(room.x);
  const int note = note_->IsShown() ? note_->arrange(room.x) : 0;
  const int foot = strip + note;
  if (header_->IsShown()) header_->SetSize(0, 0, room.x, head);
  if (note > 0) note_->SetSize(0, room.y - foot, room.x, note);
  foot_->SetSize(0, room.y - strip, room.x, strip);
  // With very large letters there may be no room left; what is below lies over it then, and GTK needs a
  // little.
  page_->SetSize(0, head, room.x, std::max(look_.unit() * 4, room.y - head - foot));
  // A scrollbar stands in the margin: nothing moves when it comes or goes.
  arrange_page(room.x);
  arranging_ = false;
}

std::vector<Painted*> Window::parts() const {
  return {who_, where_, cards_, tabs_, tab_, calm_, search_, notice_, room_};
}

void Window::arrange_page(int width) {
  int y = 0;
  for (Painted* each : parts()) {
    if (!each || !each->IsShown()) continue;
    const int height = each->arrange(width);
    each->SetSize(0, y, width, height);
    each->Refresh();
    y += height;
  }
  body_->SetSize(0, page_->CalcScrolledPosition(wxPoint(0, 0)).y, width, std::max(1, y));
  page_->SetVirtualSize(page_->GetClientSize().x, y);
}

// A scrolled window follows the focus of its own children, not of theirs.
void Window::keep_in_sight(wxWindow& child) {
  const int top = page_->ScreenToClient(child.GetScreenPosition()).y;
  const int bottom = top + child.GetSize().y;
  const int height = page_->GetClientSize().y;
  const int margin = look_.unit();
  const int shift = top < margin ? top - margin : bottom + margin > height ? bottom + margin - height : 0;
  if (shift != 0) page_->Scroll(0, std::max(0, page_->GetViewStart().y + shift));
}

// The page is placed point by point, and wx would move it by three points a notch: nobody gets anywhere so.
// What is left of a notch is kept, for pads that turn the wheel little by little.
void Window::turn_wheel(wxMouseEvent& event) {
  if (event.GetWheelAxis() != wxMOUSE_WHEEL_VERTICAL || event.GetWheelDelta() == 0) return event.Skip();
  const int notch = look_.unit() * 9;
  turned_ += event.GetWheelRotation() * notch;
  const int points = turned_ / event.GetWheelDelta();
  turned_ -= points * event.GetWheelDelta();
  if (points != 0) page_->Scroll(0, std::max(0, page_->GetViewStart().y - points));
}

bool Window::save_picture(const std::string& file) {
  return rafiq::sidebar::save_picture(*this, file);
}

}  // namespace rafiq::sidebar
