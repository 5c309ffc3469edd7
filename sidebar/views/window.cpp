// SPDX-License-Identifier: Apache-2.0
#include "sidebar/views/window.hpp"

#include "sidebar/platform/accessibility.hpp"
#include "sidebar/platform/picture.hpp"
#include "sidebar/views/cards.hpp"
#include "sidebar/views/foot.hpp"
#include "sidebar/views/header.hpp"
#include "sidebar/views/notice.hpp"
#include "sidebar/views/search_list.hpp"
#include "sidebar/views/where.hpp"
#include "sidebar/views/who.hpp"

#include <wx/scrolwin.h>

#include <algorithm>

namespace rafiq::sidebar {

Window::Window(Look& look, Intents& intents, ShellIntents& shell)
    : wxFrame(nullptr, wxID_ANY, "Rafiq", wxDefaultPosition, wxDefaultSize,
              wxDEFAULT_FRAME_STYLE | wxFRAME_NO_TASKBAR),
      look_(look),
      intents_(intents),
      shell_(shell) {
  SetLayoutDirection(look.rtl() ? wxLayout_RightToLeft : wxLayout_LeftToRight);
  header_ = new Header(this, look, intents, shell,
                       {[this] { search_->focus_first(); }, [this] { search_->open_first(); }});
  page_ = new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                               wxVSCROLL | wxTAB_TRAVERSAL | wxBORDER_NONE);
  page_->SetScrollRate(0, 1);
  page_->ShowScrollbars(wxSHOW_SB_NEVER, wxSHOW_SB_DEFAULT);
  who_ = new Who(page_, look);
  where_ = new Where(page_, look, intents);
  cards_ = new Cards(page_, look, intents);
  search_ = new SearchList(page_, look, intents);
  notice_ = new Notice(page_, look, intents);
  foot_ = new Foot(this, look, intents);
  for (wxWindow* each : std::initializer_list<wxWindow*>{who_, where_, cards_, search_, notice_})
    each->Hide();
  // Not at once: GTK is still giving out room then, and what is asked for meanwhile gets lost.
  Bind(wxEVT_SIZE, [this](wxSizeEvent&) {
    if (!std::exchange(arrange_soon_, true)) CallAfter([this] { arrange(); });
  });
  Bind(EVT_ARRANGE, [this](wxCommandEvent&) { arrange(); });
  page_->Bind(wxEVT_CHILD_FOCUS, [this](wxChildFocusEvent& event) { keep_in_sight(*event.GetWindow()); });
  Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { shell_.quit(); });
  // All of the page is painted in one go; who is the part that is in sight however short the window.
  who_->Bind(wxEVT_PAINT, [this](wxPaintEvent& event) {
    event.Skip();
    if (first_painted_)
      when_painted(*this, [this, done = std::exchange(first_painted_, nullptr)] { CallAfter(done); });
  });
  add_keys();
}

void Window::add_keys() {
  std::vector<wxAcceleratorEntry> keys;
  const auto add = [&](int flags, int key, std::function<void()> action) {
    const int id = wxWindow::NewControlId();
    keys.emplace_back(flags, key, id);
    Bind(
        wxEVT_MENU, [action = std::move(action)](wxCommandEvent&) { action(); }, id);
  };
  add(wxACCEL_CTRL, 'F', [this] { header_->focus_search(); });
  add(wxACCEL_CTRL, 'Z', [this] { intents_.undo(); });
  add(wxACCEL_NORMAL, WXK_F5, [this] { intents_.sync_now(); });
  for (std::size_t at = 0; at < all_stages.size(); ++at)
    add(wxACCEL_ALT, '1' + static_cast<int>(at), [this, at] { intents_.move_to(all_stages[at]); });
  SetAcceleratorTable(wxAcceleratorTable(static_cast<int>(keys.size()), keys.data()));
}

void Window::show(const Screen& screen) {
  if (shown_once_ && screen == screen_) return;
  const bool other_page = screen.page != screen_.page || screen.customer != screen_.customer;
  const bool announced = screen.announcement != screen_.announcement;
  shown_once_ = true;
  screen_ = screen;
  const bool customer = screen.page == Page::customer;
  header_->set(screen);
  if (customer) {
    who_->set(screen.who);
    where_->set(screen.where, screen.labels);
    cards_->set(screen);
  }
  if (screen.page == Page::search) search_->set(screen.search);
  if (screen.page == Page::notice) notice_->set(screen.notice, screen.labels);
  for (wxWindow* each : std::initializer_list<wxWindow*>{who_, where_, cards_}) each->Show(customer);
  search_->Show(screen.page == Page::search);
  notice_->Show(screen.page == Page::notice);
  foot_->set(screen);
  if (other_page) page_->Scroll(0, 0);
  arrange();
  if (announced && !screen.announcement.empty()) announce(*this, screen.announcement);
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
  const int head = header_->arrange(room.x);
  const int foot = foot_->arrange(room.x);
  header_->SetSize(0, 0, room.x, head);
  foot_->SetSize(0, room.y - foot, room.x, foot);
  page_->SetSize(0, head, room.x, std::max(1, room.y - head - foot));
  // A scrollbar stands in the margin: nothing moves when it comes or goes.
  arrange_page(room.x);
  arranging_ = false;
}

void Window::arrange_page(int width) {
  int y = 0;
  for (Painted* each : std::initializer_list<Painted*>{who_, where_, cards_, search_, notice_}) {
    if (!each->IsShown()) continue;
    const int height = each->arrange(width);
    const wxPoint at = page_->CalcScrolledPosition(wxPoint(0, y));
    each->SetSize(0, at.y, width, height);
    each->Refresh();
    y += height;
  }
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

bool Window::save_picture(const std::string& file) {
  return rafiq::sidebar::save_picture(*this, file);
}

}  // namespace rafiq::sidebar
