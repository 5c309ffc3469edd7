// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/platform/look.hpp"
#include "sidebar/presenters/intents.hpp"
#include "sidebar/presenters/keys.hpp"
#include "sidebar/presenters/rooms/room_intents.hpp"
#include "sidebar/presenters/screen.hpp"

#include <wx/frame.h>

#include <functional>
#include <string>
#include <vector>

class wxScrolledWindow;

namespace rafiq::sidebar {

class Cards;
class Foot;
class Header;
class NoteBox;
class Notice;
class Painted;
class RoomPage;
class SearchList;
class Sheet;
class TabStrip;
class Where;
class Who;

// The sidebar's window: a head and a foot that stay, and between them the page, which scrolls.
class Window final : public wxFrame {
 public:
  Window(Look& look, Intents& intents, ShellIntents& shell, RoomIntents& rooms);

  // Updates what differs from the screen before.
  void show(const Screen& screen);
  // After the look changed.
  void restyle();
  // Called once, after the first paint with recommendations on it.
  void when_first_painted(std::function<void()> done) { first_painted_ = std::move(done); }
  bool save_picture(const std::string& file);
  // How far down the page is.
  [[nodiscard]] int scrolled() const;
  void scroll_to(int down);

 private:
  void arrange();
  void arrange_page(int width);
  [[nodiscard]] std::vector<Painted*> parts() const;
  void show_tabs(const Screen& screen);
  void show_calm(const Screen& screen);
  void keep_in_sight(wxWindow& child);
  void turn_wheel(wxMouseEvent& event);
  void add_keys();
  void show_room();
  void mark_event(InteractionEventKind kind);
  [[nodiscard]] std::function<void()> action_of(Key key);

  Look& look_;
  Intents& intents_;
  ShellIntents& shell_;
  RoomIntents& rooms_;
  Screen screen_;
  bool shown_once_ = false;
  bool arranging_ = false;
  bool arrange_soon_ = false;
  std::function<void()> first_painted_;
  Header* header_;
  wxScrolledWindow* page_;
  wxWindow* body_;  // all of the page: wx moves hidden children when it scrolls, which GTK does not bear
  Who* who_;
  Where* where_;
  Cards* cards_;
  SearchList* search_;
  Notice* notice_;
  RoomPage* room_ = nullptr;  // made when a room is first opened
  TabStrip* tabs_;
  Sheet* tab_ = nullptr;   // made when the first tab is opened
  Sheet* calm_ = nullptr;  // made when it is first needed
  NoteBox* note_;
  Foot* foot_;
  bool to_tabs_ = false;  // a tab was opened, and is to be brought into sight
  int turned_ = 0;        // what the wheel turned and the page did not move yet
};

}  // namespace rafiq::sidebar
