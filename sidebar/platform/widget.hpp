// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/secret.hpp"

#include <wx/gdicmn.h>

#include <string>

class wxMenu;
class wxWindow;
typedef struct _cairo_surface cairo_surface_t;

namespace rafiq::sidebar {

// Native widgets, in the words of the style sheet (style.cpp). Texts are UTF-8.
void set_style(wxWindow& window, const char* style, bool on = true);

// What a button holds: a drawing, words, or both side by side. Replaces what it held before.
struct Content {
  cairo_surface_t* drawing = nullptr;  // shared, not taken over
  std::string text;
  std::string detail;        // a second, quiet line
  bool cut = false;          // with an ellipsis, where there is no room; otherwise broken over lines
  bool whole_words = false;  // never broken within a word
  bool from_start = false;   // aligned to where reading begins, the drawing at the other end
  bool operator==(const Content&) const = default;
};
// `same_look`: colours and fonts are what they were the last time, so that the labels that are there may
// stay.
void set_content(wxWindow& button, const Content& content, bool same_look = false);
// What is said of it while the pointer rests on it; nothing when empty. GTK asks for it only then, while a
// tip that it is told has it look for the pointer each time.
void set_tip(wxWindow& window, const std::string& text);
// A radio button that looks like a part of a bar.
void without_indicator(wxWindow& radio);
// A text field without a frame of its own, in the direction of what is typed.
void without_frame(wxWindow& entry);
// What a secret field holds, which is empty afterwards: read where GTK keeps it, with no copy on the way.
Secret take_secret(wxWindow& entry);
// Takes the focus only when asked to, not when clicked.
void no_focus_on_click(wxWindow& button);

// A menu with all that is in it, in the direction of the window: by itself it has that of the desktop.
void turn_menu(wxMenu& menu, bool right_to_left);

// The size the widget wants when it may be this wide.
wxSize wanted_size(const wxWindow& window, int most_width);
int least_height(const wxWindow& window, int width);
int longest_word(const wxWindow& window);  // of a label that wraps: its longest word

}  // namespace rafiq::sidebar
