// SPDX-License-Identifier: Apache-2.0
// Progress, and somebody speaking.
#include "sidebar/views/rooms/part.hpp"

#include <algorithm>

namespace rafiq::sidebar {
namespace {

// A bar that grows; where the whole is not known, words alone: nothing runs to and fro.
class ProgressPart final : public Part {
 public:
  explicit ProgressPart(const PartGround& ground)
      : ground_(ground), text_(ground.section, ground.look, Type::small) {}
  bool set(const Block& block) override {
    const auto* given = std::get_if<ProgressBlock>(&block);
    if (!given) return false;
    view_ = *given;
    text_.set(view_.text);
    return true;
  }
  int arrange(wxPoint at, int width) override {
    text_at_ = at;
    const int text = text_.fit(width).y;
    if (view_.share < 0) return text;
    bar_ = {at.x, at.y + text + ground_.unit(0.5), width, ground_.unit(0.75)};
    return text + ground_.unit(1.25);
  }
  void paint(Canvas& canvas) override {
    const Palette& colours = ground_.look.colours();
    canvas.text(text_, text_at_.x, text_at_.y, colours.text);
    if (view_.share < 0) return;
    canvas.fill(bar_, colours.ahead, bar_.height);
    wxRect done = bar_;
    done.width = std::max(bar_.height, static_cast<int>(bar_.width * std::min(1.0, view_.share)));
    canvas.fill(done, colours.accent, bar_.height);
  }
  [[nodiscard]] std::string spoken() const override { return view_.text; }

 private:
  PartGround ground_;
  ProgressBlock view_;
  Paragraph text_;
  wxPoint text_at_;
  wxRect bar_;
};

class SpeechPart final : public Part {
 public:
  explicit SpeechPart(const PartGround& ground)
      : ground_(ground),
        who_(ground.section, ground.look, Type::small),
        text_(ground.section, ground.look, Type::say) {}
  bool set(const Block& block) override {
    const auto* given = std::get_if<SpeechBlock>(&block);
    if (!given) return false;
    view_ = *given;
    who_.set(view_.who);
    text_.set(view_.text);
    return true;
  }
  int arrange(wxPoint at, int width) override {
    const int inset = ground_.unit(3);
    const int padding = ground_.unit(1.5);
    const int x = at.x + (view_.ours ? inset : 0);
    who_at_ = {x, at.y};
    const int who = who_.fit(width - inset).y;
    const int text = text_.fit(width - inset - 2 * padding).y;
    bubble_ = {x, at.y + who + ground_.unit(0.25), width - inset, text + 2 * ground_.unit(1)};
    text_at_ = {x + padding, bubble_.y + ground_.unit(1)};
    return bubble_.GetBottom() + 1 - at.y;
  }
  void paint(Canvas& canvas) override {
    const Palette& colours = ground_.look.colours();
    canvas.text(who_, who_at_.x, who_at_.y, colours.muted);
    canvas.fill(bubble_, view_.ours ? colours.soft : colours.surface, ground_.unit(1.5));
    canvas.outline(bubble_, view_.ours ? colours.soft : colours.border, ground_.unit(1.5));
    canvas.text(text_, text_at_.x, text_at_.y, view_.ours ? colours.on_soft : colours.text);
  }
  [[nodiscard]] std::string spoken() const override { return view_.who + ": " + view_.text; }

 private:
  PartGround ground_;
  SpeechBlock view_;
  Paragraph who_, text_;
  wxPoint who_at_, text_at_;
  wxRect bubble_;
};

}  // namespace

std::unique_ptr<Part> make_progress(const PartGround& ground) {
  return std::make_unique<ProgressPart>(ground);
}
std::unique_ptr<Part> make_speech(const PartGround& ground) {
  return std::make_unique<SpeechPart>(ground);
}

}  // namespace rafiq::sidebar
