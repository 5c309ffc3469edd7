// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/ids.hpp"
#include "core/model/language.hpp"
#include "core/model/stage.hpp"
#include "sidebar/presenters/note.hpp"
#include "sidebar/presenters/rooms/room_view.hpp"
#include "sidebar/presenters/tabs/tab.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// Everything the window shows, in words ready to be drawn: views compare two of these and decide nothing.
namespace rafiq::sidebar {

struct Detail {
  Icon icon = Icon::none;
  std::string text;
  std::string label;  // for assistive technology and on hover: "Preferred channel: phone"
  bool operator==(const Detail&) const = default;
};

// The words on buttons and menus; they change with the language alone.
struct Labels {
  std::string search, search_short, menu, clear_search;
  std::string copy, copied, next_wording, say;
  std::string later, in_an_hour, tomorrow, dismiss, why, helpful, not_helpful;
  std::string undo, close, sync, stage_bar, channel;
  std::string arabic, english, quit;
  std::vector<RoomEntry> rooms;  // in the menu
  bool operator==(const Labels&) const = default;
};

// Something known of the customer that changes how to speak.
struct Chip {
  std::string text;
  std::string source;  // where it comes from, and when
  bool operator==(const Chip&) const = default;
};

struct WhoView {
  std::string name;
  std::string initials;
  std::vector<Detail> details;
  std::vector<Chip> chips;
  bool operator==(const WhoView&) const = default;
};

struct StageView {
  enum class Place { done, current, ahead };
  Stage stage = Stage::welcome;
  std::string text;
  std::string label;  // "Stage 2 of 5: Need, initial contact"
  Place place = Place::ahead;
  bool operator==(const StageView&) const = default;
};

struct PhaseView {
  std::string text;
  int stages = 0;  // how many of the five belong to it
  bool current = false;
  bool operator==(const PhaseView&) const = default;
};

struct WhereView {
  std::vector<PhaseView> phases;
  std::vector<StageView> stages;
  Detail channel;
  std::vector<std::string> channels;  // the names of all, in the order of all_channels
  std::string time;                   // "for 5 minutes"; empty before it began
  std::string begin_or_end;
  bool running = false;
  std::string focus;  // the name of the button that leaves only what the contact needs on screen
  bool focused = false;
  bool operator==(const WhereView&) const = default;
};

struct FactView {
  std::string text;
  std::string source;
  bool operator==(const FactView&) const = default;
};

struct WhyView {
  std::string rule;
  std::vector<FactView> facts;
  bool operator==(const WhyView&) const = default;
};

struct CardView {
  std::string id;
  std::string title;
  std::string body;
  std::string say;
  bool has_other_wordings = false;
  std::string accept;
  WhyView why;
  bool open = false;
  bool why_open = false;
  bool operator==(const CardView&) const = default;
};

struct Withholding {
  std::string heading;  // "2 recommendations are withheld"; empty: none
  std::vector<FactView> cards;
  bool open = false;
  bool operator==(const Withholding&) const = default;
};

struct HitView {
  CustomerId id;
  std::string name;
  std::string detail;
  bool operator==(const HitView&) const = default;
};

struct SearchView {
  std::string heading;
  std::vector<HitView> hits;
  std::string note;  // instead of hits: "Nobody found for ..."
  bool operator==(const SearchView&) const = default;
};

struct StripView {
  enum class Tone { calm, busy, warning };
  Tone tone = Tone::calm;
  std::string text;
  std::string detail;  // the whole reason, on hover and unfolded; may be empty
  bool can_sync = false;
  bool operator==(const StripView&) const = default;
};

// A page of words with at most one thing to do: nothing there yet, or something went wrong.
struct NoticeView {
  std::string title;
  std::string text;
  std::string button;       // may be empty
  std::string to_accounts;  // another button, into the accounts room; may be empty
  bool busy = false;
  bool trouble = false;
  bool operator==(const NoticeView&) const = default;
};

// One line over the foot: what was just done and can be taken back, or what did not work.
struct ToastView {
  std::string text;  // empty: nothing
  bool can_undo = false;
  bool warning = false;
  bool operator==(const ToastView&) const = default;
};

// The pin: while it is set, the panel stays with its customer.
struct FollowView {
  bool pinned = false;
  bool missed = false;  // something came meanwhile
  std::string pin;      // its name
  std::string hint;     // what pressing it does; on hover and for assistive technology
  bool operator==(const FollowView&) const = default;
};

enum class Page { opening, notice, search, customer, calm, room };

struct Screen {
  Language language = Language::arabic;
  Labels labels;
  Page page = Page::opening;
  NoticeView notice;
  RoomView room;
  FollowView follow;
  SearchView search;
  CustomerId customer;
  WhoView who;
  WhereView where;
  std::vector<CardView> cards;  // the open one first or where it was; those in sight only
  std::string cards_heading;
  std::string no_cards;   // said when there is none
  std::string show_more;  // empty: nothing more
  Withholding withheld;
  bool focused = false;  // only what the contact needs
  TabsView tabs;
  NoteView note;
  SheetView calm;
  ToastView toast;
  StripView strip;
  std::string announcement;  // for assistive technology, politely, when it differs from the last
  bool operator==(const Screen&) const = default;
};

}  // namespace rafiq::sidebar
