// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/accessibility.hpp"
#include "sidebar/platform/file_choice.hpp"
#include "sidebar/platform/widget.hpp"
#include "sidebar/views/button.hpp"
#include "sidebar/views/rooms/part.hpp"

#include <wx/textctrl.h>

#include <algorithm>

namespace rafiq::sidebar {
namespace {

// A label, a field in a frame of our own, what helps or is wrong under it, and for a path a button to choose
// it with. What is typed into a secret one is reported to nobody: it is taken when a button submits.
class FieldPart final : public Part {
 public:
  FieldPart(const PartGround& ground, const FieldBlock& view)
      : ground_(ground),
        label_(ground.section, ground.look, Type::label),
        help_(ground.section, ground.look, Type::small),
        wrong_(ground.section, ground.look, Type::small) {
    field_.reset(new wxTextCtrl(&ground.section, wxID_ANY, wide(view.value), wxDefaultPosition,
                                wxSize(64, 32),
                                wxBORDER_NONE | wxTE_PROCESS_ENTER | (view.secret ? wxTE_PASSWORD : 0)));
    without_frame(*field_);
    set_style(*field_, "field");
    if (!view.secret)
      field_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        const std::string id = view_.id;
        ground_.intents.type(id, field_->GetValue().utf8_string());
      });
    field_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { ground_.submit(); });
    const auto focus = [this](bool on) {
      return [this, on](wxFocusEvent& event) {
        event.Skip();
        focused_ = on;
        if (!on) field_->SelectNone();  // else two fields look as if they were being written in
        ground_.section.Refresh();
      };
    };
    field_->Bind(wxEVT_SET_FOCUS, focus(true));
    field_->Bind(wxEVT_KILL_FOCUS, focus(false));
    if (!view.browse.empty())
      browse_.reset(new Button(&ground_.section, ground_.look, "plain", [this] { browse(); }));
  }

  bool set(const Block& block) override {
    const auto* given = std::get_if<FieldBlock>(&block);
    const auto same = [&] {
      return given->id == view_.id && given->secret == view_.secret &&
             given->browse.empty() == view_.browse.empty();
    };
    if (!given || (!view_.id.empty() && !same())) return false;
    view_ = *given;
    label_.set(view_.label);
    help_.set(view_.help);
    wrong_.set(view_.wrong);
    // What somebody is typing is theirs; anything else follows the presenter.
    if (!view_.secret && !field_->HasFocus() && field_->GetValue() != wide(view_.value))
      field_->ChangeValue(wide(view_.value));
    set_accessible(*field_, view_.label, view_.wrong.empty() ? view_.help : view_.wrong);
    if (browse_) {
      browse_->set_text(view_.browse);
      browse_->set_name(view_.browse, view_.label);
    }
    return true;
  }
  int arrange(wxPoint at, int width) override {
    int y = at.y;
    label_at_ = at;
    y += label_.fit(width).y + ground_.unit(0.5);
    const int text = least_height(*field_, width);
    const int height = std::max(text + ground_.unit(1), ground_.unit(4.5));
    area_ = {at.x, y, width, height};
    field_->SetSize(at.x + ground_.unit(1.25), y + (height - text) / 2,
                    std::max(1, width - ground_.unit(2.5)), text);
    y += height;
    for (auto [paragraph, place] : {std::pair{&wrong_, &wrong_at_}, std::pair{&help_, &help_at_}}) {
      if (paragraph->empty()) continue;
      y += ground_.unit(0.5);
      *place = {at.x, y};
      y += paragraph->fit(width).y;
    }
    if (browse_) y += ground_.unit(1) + flow({browse_.get()}, {at.x, y + ground_.unit(1)}, width, 0);
    return y - at.y;
  }
  void paint(Canvas& canvas) override {
    const Palette& colours = ground_.look.colours();
    const bool wrong = !wrong_.empty();
    canvas.text(label_, label_at_.x, label_at_.y, colours.text);
    canvas.fill(area_, colours.surface, ground_.unit(1));
    canvas.outline(area_,
                   focused_ ? colours.focus
                   : wrong  ? colours.on_warning
                            : colours.edge,
                   ground_.unit(1), focused_ ? 2 : 1);
    canvas.text(wrong_, wrong_at_.x, wrong_at_.y, colours.on_warning);
    canvas.text(help_, help_at_.x, help_at_.y, colours.muted);
  }
  [[nodiscard]] wxWindow* control(const std::string& id) const override {
    return id.empty() || id == view_.id ? field_.get() : nullptr;
  }
  [[nodiscard]] std::string focused() const override { return field_->HasFocus() ? view_.id : std::string{}; }
  void take(Secrets& secrets) override {
    if (view_.secret) secrets.emplace(view_.id, take_secret(*field_));
  }

 private:
  // As if it had been typed.
  void browse() {
    file_.ask(*field_, view_.label, field_->GetValue().utf8_string(),
              [this](const std::string& path) { field_->SetValue(wide(path)); });
  }

  PartGround ground_;
  FieldBlock view_;
  Paragraph label_, help_, wrong_;
  Control<wxTextCtrl> field_;
  Control<Button> browse_;
  FileChoice file_;
  bool focused_ = false;
  wxRect area_;
  wxPoint label_at_, help_at_, wrong_at_;
};

}  // namespace

std::unique_ptr<Part> make_field(const PartGround& ground, const FieldBlock& block) {
  return std::make_unique<FieldPart>(ground, block);
}

}  // namespace rafiq::sidebar
