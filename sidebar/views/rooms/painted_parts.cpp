// SPDX-License-Identifier: Apache-2.0
// The parts that are painted alone: words, values side by side, keys, progress, speech.
#include "sidebar/presenters/words.hpp"
#include "sidebar/views/rooms/part.hpp"

#include <algorithm>

namespace rafiq::sidebar {
namespace {

using Tone = TextBlock::Tone;

Type type_of(Tone tone) {
  switch (tone) {
    case Tone::title:
      return Type::title;
    case Tone::strong:
      return Type::label;
    case Tone::quote:
      return Type::say;
    case Tone::typed:
      return Type::typed;
    case Tone::quiet:
      return Type::small;
    default:
      return Type::body;
  }
}

class TextPart final : public Part {
 public:
  explicit TextPart(const PartGround& ground) : ground_(ground) {}
  bool set(const Block& block) override {
    const auto* given = std::get_if<TextBlock>(&block);
    if (!given) return false;
    if (!text_ || given->tone != view_.tone)
      text_ = std::make_unique<Paragraph>(ground_.section, ground_.look, type_of(given->tone));
    view_ = *given;
    text_->set(view_.text);
    return true;
  }
  int arrange(wxPoint at, int width) override {
    icon_ = view_.tone == Tone::warning || view_.tone == Tone::good;
    padding_ = framed() ? ground_.unit(1.25) : 0;
    const int icon = icon_ ? ground_.look.icon_size() + ground_.unit(1) : 0;
    text_at_ = {at.x + padding_ + icon, at.y + padding_};
    const int height = text_->fit(width - 2 * padding_ - icon).y + 2 * padding_;
    area_ = {at.x, at.y, width, height};
    return height;
  }
  void paint(Canvas& canvas) override {
    const Palette& colours = ground_.look.colours();
    const bool warning = view_.tone == Tone::warning;
    if (framed()) canvas.fill(area_, warning ? colours.warning_soft : colours.soft, ground_.unit(1));
    const Colour ink = warning                     ? colours.on_warning
                       : framed()                  ? colours.on_soft
                       : view_.tone == Tone::quiet ? colours.muted
                                                   : colours.text;
    if (icon_)
      canvas.icon(warning ? Drawing::warning : Drawing::check, area_.x + padding_, text_at_.y,
                  ground_.look.icon_size(), ink);
    canvas.text(*text_, text_at_.x, text_at_.y, ink);
  }
  [[nodiscard]] std::string spoken() const override { return view_.text; }

 private:
  [[nodiscard]] bool framed() const {
    return view_.tone == Tone::quote || view_.tone == Tone::good || view_.tone == Tone::warning;
  }
  PartGround ground_;
  TextBlock view_;
  std::unique_ptr<Paragraph> text_;
  bool icon_ = false;
  int padding_ = 0;
  wxRect area_;
  wxPoint text_at_;
};

class ColumnsPart final : public Part {
 public:
  explicit ColumnsPart(const PartGround& ground) : ground_(ground) {}
  bool set(const Block& block) override {
    const auto* given = std::get_if<ColumnsBlock>(&block);
    if (!given) return false;
    view_ = *given;
    columns_.clear();
    for (const Column& column : view_.columns) {
      Painting made{paragraph(Type::small),
                    paragraph(column.strong ? Type::title : Type::body),
                    paragraph(Type::small),
                    {},
                    0,
                    0};
      made.heading->set(column.heading);
      made.value->set(column.value);
      made.note->set(column.note);
      columns_.push_back(std::move(made));
    }
    return true;
  }
  int arrange(wxPoint at, int width) override {
    const int gap = ground_.unit(1);
    const int count = std::max<int>(1, static_cast<int>(columns_.size()));
    const int share = (width - (count - 1) * gap) / count;
    const int padding = ground_.unit(1);
    const bool beside = std::all_of(columns_.begin(), columns_.end(), [&](const Painting& column) {
      // Side by side only where nothing is broken over more than a few lines.
      return std::max({column.heading->fit(10000).x, column.value->fit(10000).x / 2,
                       column.note->fit(10000).x / 2}) <= share - 2 * padding;
    });
    const int own = beside ? share : width;
    int y = at.y;
    int tallest = 0;
    for (std::size_t each = 0; each < columns_.size(); ++each) {
      Painting& column = columns_[each];
      const int x = beside ? at.x + static_cast<int>(each) * (share + gap) : at.x;
      const int heading = column.heading->fit(own - 2 * padding).y;
      const int value = column.value->fit(own - 2 * padding).y;
      const int note = column.note->fit(own - 2 * padding).y;
      column.area = {x, y, own, heading + value + note + 2 * padding};
      column.value_y = y + padding + heading;
      column.note_y = column.value_y + value;
      tallest = std::max(tallest, column.area.height);
      if (!beside) y += column.area.height + ground_.unit(0.75);
    }
    if (!beside) return y - ground_.unit(0.75) - at.y;
    for (Painting& column : columns_) column.area.height = tallest;
    return tallest;
  }
  void paint(Canvas& canvas) override {
    const Palette& colours = ground_.look.colours();
    const int padding = ground_.unit(1);
    for (std::size_t each = 0; each < columns_.size(); ++each) {
      const Painting& column = columns_[each];
      const bool strong = view_.columns[each].strong;
      canvas.fill(column.area, strong ? colours.soft : colours.window, ground_.unit(1));
      canvas.outline(column.area, strong ? colours.accent : colours.border, ground_.unit(1));
      canvas.text(*column.heading, column.area.x + padding, column.area.y + padding,
                  strong ? colours.on_soft : colours.muted);
      canvas.text(*column.value, column.area.x + padding, column.value_y,
                  strong ? colours.on_soft : colours.text);
      canvas.text(*column.note, column.area.x + padding, column.note_y,
                  strong ? colours.on_soft : colours.muted);
    }
  }
  [[nodiscard]] std::string spoken() const override {
    std::string all;
    for (const Column& column : view_.columns) {
      all += (all.empty() ? "" : "\n") + column.heading + ": " + column.value;
      if (!column.note.empty()) all += ", " + column.note;
    }
    return all;
  }

 private:
  struct Painting {
    std::unique_ptr<Paragraph> heading, value, note;
    wxRect area;
    int value_y = 0, note_y = 0;
  };
  [[nodiscard]] std::unique_ptr<Paragraph> paragraph(Type type) const {
    return std::make_unique<Paragraph>(ground_.section, ground_.look, type);
  }
  PartGround ground_;
  ColumnsBlock view_;
  std::vector<Painting> columns_;
};

// What the key does, and the key at the far end as it stands on a keyboard.
class KeysPart final : public Part {
 public:
  explicit KeysPart(const PartGround& ground)
      : ground_(ground), what_(ground.section, ground.look, Type::body) {}
  bool set(const Block& block) override {
    const auto* given = std::get_if<KeyBlock>(&block);
    if (!given) return false;
    view_ = *given;
    what_.set(view_.what);
    caps_.clear();
    for (const std::string& key : view_.keys) {
      caps_.push_back({std::make_unique<Paragraph>(ground_.section, ground_.look, Type::small), {}});
      caps_.back().text->set(isolate_ltr(key));
    }
    return true;
  }
  int arrange(wxPoint at, int width) override {
    const int padding = ground_.unit(0.75);
    const int gap = ground_.unit(0.5);
    int caps = 0;
    int cap_height = 0;
    for (Cap& cap : caps_) {
      const wxSize size = cap.text->fit(10000);
      cap.area = {0, 0, std::max(size.x + 2 * padding, size.y + ground_.unit(0.5)),
                  size.y + ground_.unit(0.5)};
      cap.text->fit(size.x);
      caps += cap.area.width + gap;
      cap_height = std::max(cap_height, cap.area.height);
    }
    caps -= gap;
    // On a line of their own where the words need the room: beside them no word may have to be broken.
    const bool below = caps > width / 2 || width - caps - ground_.unit(2) < ground_.unit(12);
    const int text = what_.fit(below ? width : width - caps - ground_.unit(2)).y;
    const int row = std::max(text, cap_height);
    text_at_ = {at.x, at.y + (below ? 0 : (row - text) / 2)};
    const int y = below ? at.y + text + gap : at.y + (row - cap_height) / 2;
    int x = below ? at.x : at.x + width - caps;
    // As on the keyboard, from the left, whatever the window's direction.
    const auto place = [&](Cap& cap) {
      cap.area.x = x;
      cap.area.y = y;
      x += cap.area.width + gap;
    };
    if (ground_.look.rtl())
      std::for_each(caps_.rbegin(), caps_.rend(), place);
    else
      std::for_each(caps_.begin(), caps_.end(), place);
    return below ? text + gap + cap_height : row;
  }
  void paint(Canvas& canvas) override {
    const Palette& colours = ground_.look.colours();
    canvas.text(what_, text_at_.x, text_at_.y, colours.text);
    for (const Cap& cap : caps_) {
      canvas.fill(cap.area, colours.window, ground_.unit(0.75));
      canvas.outline(cap.area, colours.edge, ground_.unit(0.75));
      canvas.text_in(*cap.text, cap.area, colours.text);
    }
  }
  [[nodiscard]] std::string spoken() const override {
    std::string all;
    for (const std::string& key : view_.keys) all += (all.empty() ? "" : "+") + key;
    return view_.what + ": " + all;
  }

 private:
  struct Cap {
    std::unique_ptr<Paragraph> text;
    wxRect area;
  };
  PartGround ground_;
  KeyBlock view_;
  Paragraph what_;
  std::vector<Cap> caps_;
  wxPoint text_at_;
};

}  // namespace

std::unique_ptr<Part> make_text(const PartGround& ground) {
  return std::make_unique<TextPart>(ground);
}
std::unique_ptr<Part> make_columns(const PartGround& ground) {
  return std::make_unique<ColumnsPart>(ground);
}
std::unique_ptr<Part> make_keys(const PartGround& ground) {
  return std::make_unique<KeysPart>(ground);
}

}  // namespace rafiq::sidebar
