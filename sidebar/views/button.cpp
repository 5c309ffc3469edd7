// SPDX-License-Identifier: Apache-2.0
#include "sidebar/views/button.hpp"

#include "sidebar/platform/accessibility.hpp"
#include "sidebar/views/painted.hpp"

#include <utility>

namespace rafiq::sidebar {

Button::Button(wxWindow* parent, const Look& look, const char* style, std::function<void()> action)
    // A size of its own: wx would measure the label that nobody will see.
    : wxButton(parent, wxID_ANY, "-", wxDefaultPosition, wxSize(64, 32)), look_(look) {
  std::string rest = style;
  while (!rest.empty()) {
    const auto space = rest.find(' ');
    set_style(*this, rest.substr(0, space).c_str());
    rest = space == std::string::npos ? std::string{} : rest.substr(space + 1);
  }
  no_focus_on_click(*this);
  Bind(wxEVT_BUTTON, [action = std::move(action)](wxCommandEvent&) { action(); });
}

void Button::update(Content content) {
  content.drawing =
      drawing_ ? look_.drawing(*drawing_, drawing_colour_, look_.icon_size(), GetContentScaleFactor())
               : nullptr;
  const bool same_look = std::exchange(generation_, look_.generation()) == look_.generation();
  if (content == content_ && same_look) return;
  content_ = std::move(content);
  set_content(*this, content_, same_look);
}

void Button::set_text(const std::string& text) {
  Content content = content_;
  content.text = text;
  update(std::move(content));
}

void Button::set_line(const std::string& text) {
  Content content = content_;
  content.text = text;
  content.cut = content.from_start = true;
  update(std::move(content));
}

void Button::set_lines(const std::string& text, const std::string& detail) {
  Content content = content_;
  content.text = text;
  content.detail = detail;
  content.from_start = true;  // broken over lines: with a large font every word is wanted
  update(std::move(content));
}

void Button::set_whole_lines(const std::string& text, const std::string& detail) {
  Content content = content_;
  content.text = text;
  content.detail = detail;
  content.from_start = true;
  update(std::move(content));
}

void Button::set_drawing(Drawing drawing, Colour colour) {
  drawing_ = drawing;
  drawing_colour_ = colour;
  update(content_);
}

void Button::no_drawing() {
  drawing_.reset();
  update(content_);
}

void Button::set_name(const std::string& name, const std::string& description) {
  set_tip(*this, description.empty() ? name : description);
  set_accessible(*this, name, description);
}

}  // namespace rafiq::sidebar
