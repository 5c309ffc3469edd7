// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/platform/look.hpp"
#include "sidebar/platform/widget.hpp"

#include <wx/button.h>

#include <functional>
#include <optional>
#include <string>

namespace rafiq::sidebar {

// A native button in one of the styles of the sheet.
class Button : public wxButton {
 public:
  Button(wxWindow* parent, const Look& look, const char* style, std::function<void()> action);

  void set_text(const std::string& text);  // broken over lines where there is no room
  void set_line(const std::string& text);  // cut where there is no room, from where reading begins
  void set_lines(const std::string& text, const std::string& detail);
  void set_whole_lines(const std::string& text, const std::string& detail);  // broken over lines instead
  // Beside the text, or alone.
  void set_drawing(Drawing drawing, Colour colour);
  void no_drawing();
  // What it is called where the words on it do not say it, with more on hover.
  void set_name(const std::string& name, const std::string& description = {});

 private:
  void update(Content content);

  const Look& look_;
  Content content_;  // its drawing lives as long as the look's generation
  std::optional<Drawing> drawing_;
  Colour drawing_colour_;
  int generation_ = -1;
};

}  // namespace rafiq::sidebar
