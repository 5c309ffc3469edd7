// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/icon.hpp"

#include <string>
#include <variant>
#include <vector>

// A part of the page as blocks, one below the other, in words ready to be drawn. One view draws them all, so
// that every tab has the same rhythm.
namespace rafiq::sidebar {

// What a button asks its presenter for.
enum class Verb {
  none,
  open,  // unfold or fold the entry
  add,   // begin a new one
  save,
  cancel,
  choose,  // one of several; the field and the value are in the key: "aspect=interest"
  correct,
  withdraw,
  keep,
  break_off,
  reopen,
  take_back,
  claim,
  unclaim,
  more,
  form,   // script or outline
  go_on,  // to the next part or step
  react,  // the customer took it so
  back,
  leave,
  other_wording,
  copy,  // the key is the text: the view does it by itself
  mark,  // an event of the conversation
};
struct Press {
  Verb verb = Verb::none;
  std::string key;
  bool operator==(const Press&) const = default;
};

enum class ActStyle { primary, plain, link, quiet };
struct ActView {
  std::string text;
  std::string
      label;  // for assistive technology, where the text alone does not say of what: "Keep: call back"
  Press press;
  ActStyle style = ActStyle::link;
  Icon icon = Icon::none;
  bool enabled = true;
  bool operator==(const ActView&) const = default;
};

// How an edit stands with the CRM; quiet unless somebody has to do something.
struct StandingView {
  std::string text;    // empty: nothing to say
  std::string reason;  // on hover and for assistive technology
  Icon icon = Icon::none;
  bool warning = false;
  bool operator==(const StandingView&) const = default;
};

struct SheetHeading {
  std::string text;
  bool operator==(const SheetHeading&) const = default;
};

struct SheetText {
  enum class Tone { plain, quiet, title, warning };
  std::string text;
  Tone tone = Tone::plain;
  bool operator==(const SheetText&) const = default;
};

// A line to say, with its buttons.
struct SheetSay {
  std::string text;
  std::string label;
  std::vector<ActView> acts;
  bool operator==(const SheetSay&) const = default;
};

// Something of a list. One that folds shows its acts and its whole words only while it is open.
struct SheetEntry {
  enum class Mark { none, calm, warning, done };
  std::string title;
  std::string detail;              // while it is folded
  std::vector<std::string> lines;  // quiet, below the title
  StandingView standing;
  Mark mark = Mark::none;
  bool folds = false;
  bool open = true;
  Press press;  // to unfold and fold
  std::vector<ActView> acts;
  bool operator==(const SheetEntry&) const = default;
};

struct SheetActs {
  std::vector<ActView> acts;
  bool operator==(const SheetActs&) const = default;
};

// One of several: chips in a row, or a menu where they are many.
struct SheetChoice {
  struct Option {
    std::string text;
    std::string value;
    bool chosen = false;
    bool operator==(const Option&) const = default;
  };
  std::string label;
  std::string field;  // pressed as Press{choose, "field=value"}
  std::vector<Option> options;
  bool as_menu = false;
  bool operator==(const SheetChoice&) const = default;
};

struct SheetField {
  std::string field;
  std::string label;
  std::string hint;
  std::string text;
  std::string note;  // what was understood of it
  bool wrong = false;
  bool operator==(const SheetField&) const = default;
};

// The line of how the customer felt, from where reading begins to now.
struct SheetFeeling {
  struct Point {
    double at = 0;    // 0 .. 1 along the line
    int feeling = 0;  // -2 .. 2
    bool fall = false;
    bool operator==(const Point&) const = default;
  };
  std::string label;        // the whole line in words
  std::string good, bad;    // the ends of the scale
  std::string from, until;  // the ends of the line
  std::vector<Point> points;
  bool operator==(const SheetFeeling&) const = default;
};

using SheetBlock = std::variant<SheetHeading, SheetText, SheetSay, SheetEntry, SheetActs, SheetChoice,
                                SheetField, SheetFeeling>;

struct SheetView {
  std::vector<SheetBlock> blocks;
  std::string focus;  // the field to type in now, once when it changes
  bool operator==(const SheetView&) const = default;
};

class SheetIntents {
 public:
  virtual ~SheetIntents() = default;
  virtual void press(const Press& press) = 0;
  virtual void typed(const std::string& field, const std::string& text) = 0;
};

}  // namespace rafiq::sidebar
