// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/platform/canvas.hpp"

#include <wx/event.h>
#include <wx/panel.h>

#include <memory>
#include <string>
#include <vector>

class wxMenu;

namespace rafiq::sidebar {

// Sent upwards by a view whose height may have changed.
wxDECLARE_EVENT(EVT_ARRANGE, wxCommandEvent);

// A window that paints its own text and places its own native widgets. arrange() is told the width and
// answers with the height; the one above places it.
class Painted : public wxPanel {
 public:
  Painted(wxWindow* parent, const Look& look);
  virtual int arrange(int width) = 0;

 protected:
  virtual void paint(Canvas& canvas) = 0;
  // The colour around what is painted.
  [[nodiscard]] virtual Colour ground() const { return look().colours().window; }
  [[nodiscard]] const Look& look() const { return look_; }
  void ask_to_arrange();
  // Below a button, once whatever pressed it has its answer: a menu keeps the program in a loop of its own,
  // and assistive technology would wait for it.
  void show_menu_below(std::shared_ptr<wxMenu> menu, wxWindow& button);
  [[nodiscard]] int unit(double count = 1) const { return static_cast<int>(look_.unit() * count); }

 private:
  const Look& look_;
};

// Places widgets one after another and breaks the row where the width ends. The height used is returned.
int flow(const std::vector<wxWindow*>& widgets, wxPoint at, int width, int gap);

// A wxString of UTF-8, and back.
inline wxString wide(const std::string& text) {
  return wxString::FromUTF8(text);
}

}  // namespace rafiq::sidebar
