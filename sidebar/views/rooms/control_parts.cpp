// SPDX-License-Identifier: Apache-2.0
// The parts that are native controls: buttons, rows, fields, choices.
#include "sidebar/platform/accessibility.hpp"
#include "sidebar/platform/clipboard.hpp"
#include "sidebar/platform/widget.hpp"
#include "sidebar/views/button.hpp"
#include "sidebar/views/rooms/part.hpp"

#include <wx/radiobut.h>

#include <algorithm>

namespace rafiq::sidebar {
namespace {

const char* style_of(Action::Style style) {
  switch (style) {
    case Action::Style::primary:
      return "primary";
    case Action::Style::link:
      return "link";
    case Action::Style::plain:
      return "plain";
  }
  return "plain";
}

class ActionsPart final : public Part {
 public:
  explicit ActionsPart(const PartGround& ground) : ground_(ground) {}

  bool set(const Block& block) override {
    const auto* given = std::get_if<ActionsBlock>(&block);
    if (!given) return false;
    const auto same = [](const Action& one, const Action& other) {
      return one.id == other.id && one.style == other.style;
    };
    if (!buttons_.empty() && !std::equal(given->actions.begin(), given->actions.end(), view_.actions.begin(),
                                         view_.actions.end(), same))
      return false;
    view_ = *given;
    while (buttons_.size() < view_.actions.size()) {
      const std::size_t at = buttons_.size();
      buttons_.emplace_back(new Button(&ground_.section, ground_.look, style_of(view_.actions[at].style),
                                       [this, at] { press(at); }));
    }
    for (std::size_t at = 0; at < buttons_.size(); ++at) {
      buttons_[at]->set_text(view_.actions[at].text);
      buttons_[at]->set_name(view_.actions[at].text, view_.actions[at].description);
      buttons_[at]->Enable(view_.actions[at].enabled);
    }
    return true;
  }
  int arrange(wxPoint at, int width) override {
    const bool link = !view_.actions.empty() && view_.actions.front().style == Action::Style::link;
    // The words of a link stand under the words above, not its edge.
    if (link) at.x -= ground_.unit(1);
    return flow(windows(), at, width, ground_.unit(1));
  }
  [[nodiscard]] wxWindow* control(const std::string& id) const override {
    for (std::size_t at = 0; at < buttons_.size(); ++at)
      if (view_.actions[at].id == id || id.empty()) return buttons_[at].get();
    return nullptr;
  }
  [[nodiscard]] std::string focused() const override {
    for (std::size_t at = 0; at < buttons_.size(); ++at)
      if (buttons_[at]->HasFocus()) return view_.actions[at].id;
    return {};
  }

 private:
  [[nodiscard]] std::vector<wxWindow*> windows() const {
    std::vector<wxWindow*> all;
    for (const auto& button : buttons_) all.push_back(button.get());
    return all;
  }
  void press(std::size_t at) {
    const Action action = view_.actions[at];
    if (action.copies.empty())
      return ground_.intents.press(action.id, action.submits ? ground_.take_secrets() : Secrets{});
    if (!copy_to_clipboard(action.copies)) return;
    buttons_[at]->set_text(action.copied);
    announce(*buttons_[at], action.copied);
  }

  PartGround ground_;
  ActionsBlock view_;
  std::vector<Control<Button>> buttons_;
};

class RowPart final : public Part {
 public:
  explicit RowPart(const PartGround& ground) : ground_(ground) {
    button_.reset(new Button(&ground.section, ground.look, "row", [this] {
      const std::string id = view_.id;
      ground_.intents.press(id, {});
    }));
  }
  bool set(const Block& block) override {
    const auto* given = std::get_if<RowBlock>(&block);
    if (!given || (!view_.id.empty() && given->id != view_.id)) return false;
    view_ = *given;
    const Palette& colours = ground_.look.colours();
    button_->set_whole_lines(view_.text, view_.detail);
    button_->set_drawing(view_.warning ? Drawing::warning : Drawing::forward,
                         view_.warning ? colours.on_warning : colours.muted);
    set_accessible(*button_, view_.text, view_.detail);
    return true;
  }
  int arrange(wxPoint at, int width) override {
    const int height = least_height(*button_, width);
    button_->SetSize(at.x, at.y, width, height);
    return height;
  }
  [[nodiscard]] wxWindow* control(const std::string& id) const override {
    return id.empty() || id == view_.id ? button_.get() : nullptr;
  }
  [[nodiscard]] std::string focused() const override {
    return button_->HasFocus() ? view_.id : std::string{};
  }

 private:
  PartGround ground_;
  RowBlock view_;
  Control<Button> button_;
};

class ChoicePart final : public Part {
 public:
  explicit ChoicePart(const PartGround& ground)
      : ground_(ground),
        label_(ground.section, ground.look, Type::label),
        help_(ground.section, ground.look, Type::small) {}

  bool set(const Block& block) override {
    const auto* given = std::get_if<ChoiceBlock>(&block);
    if (!given ||
        (!view_.id.empty() && (given->id != view_.id || given->options.size() != view_.options.size())))
      return false;
    view_ = *given;
    label_.set(view_.label);
    help_.set(view_.help);
    while (options_.size() < view_.options.size()) {
      const std::size_t at = options_.size();
      auto* option = new wxRadioButton(&ground_.section, wxID_ANY, "-", wxDefaultPosition, wxSize(64, 32),
                                       at == 0 ? wxRB_GROUP : 0);
      without_indicator(*option);
      no_focus_on_click(*option);
      set_style(*option, "choice");
      option->Bind(wxEVT_RADIOBUTTON, [this, at](wxCommandEvent&) {
        const std::string id = view_.id;
        ground_.intents.choose(id, at);
      });
      options_.emplace_back(option);
    }
    for (std::size_t at = 0; at < options_.size(); ++at) {
      set_content(*options_[at], {.drawing = nullptr,
                                  .text = view_.options[at],
                                  .detail = {},
                                  .cut = false,
                                  .whole_words = true,
                                  .from_start = false});
      if (at == view_.chosen && !options_[at]->GetValue()) options_[at]->SetValue(true);
      set_accessible(*options_[at], view_.options[at], view_.label);
    }
    return true;
  }
  int arrange(wxPoint at, int width) override {
    label_at_ = at;
    int y = at.y;
    if (!label_.empty()) y += label_.fit(width).y + ground_.unit(0.5);
    y += arrange_options({at.x, y}, width);
    help_at_ = {at.x, y + ground_.unit(0.5)};
    if (!help_.empty()) y += help_.fit(width).y + ground_.unit(0.5);
    return y - at.y;
  }
  void paint(Canvas& canvas) override {
    const Palette& colours = ground_.look.colours();
    canvas.text(label_, label_at_.x, label_at_.y, colours.text);
    canvas.text(help_, help_at_.x, help_at_.y, colours.muted);
  }
  [[nodiscard]] wxWindow* control(const std::string& id) const override {
    return (id.empty() || id == view_.id) && view_.chosen < options_.size() ? options_[view_.chosen].get()
                                                                            : nullptr;
  }
  [[nodiscard]] std::string focused() const override {
    const bool here =
        std::any_of(options_.begin(), options_.end(), [](const auto& option) { return option->HasFocus(); });
    return here ? view_.id : std::string{};
  }
  [[nodiscard]] std::string spoken() const override { return view_.label; }

 private:
  // In rows; those of a row of one height, whatever the script of each.
  int arrange_options(wxPoint at, int width) {
    const int gap = ground_.unit(0.75);
    int y = 0;
    for (std::size_t first = 0; first < options_.size();) {
      int x = 0;
      int height = 0;
      std::size_t last = first;
      for (; last < options_.size(); ++last) {
        const wxSize wanted = wanted_size(*options_[last], width);
        if (x > 0 && x + wanted.x > width) break;
        x += wanted.x + gap;
        height = std::max(height, wanted.y);
      }
      x = 0;
      for (; first < last; ++first) {
        const int own = wanted_size(*options_[first], width).x;
        options_[first]->SetSize(at.x + x, at.y + y, own, height);
        x += own + gap;
      }
      y += height + gap;
    }
    return y - gap;
  }

  PartGround ground_;
  ChoiceBlock view_;
  Paragraph label_, help_;
  std::vector<Control<wxRadioButton>> options_;
  wxPoint label_at_, help_at_;
};

}  // namespace

std::unique_ptr<Part> make_actions(const PartGround& ground) {
  return std::make_unique<ActionsPart>(ground);
}
std::unique_ptr<Part> make_row(const PartGround& ground) {
  return std::make_unique<RowPart>(ground);
}
std::unique_ptr<Part> make_choice(const PartGround& ground) {
  return std::make_unique<ChoicePart>(ground);
}

}  // namespace rafiq::sidebar
