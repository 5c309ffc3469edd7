// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/accessibility.hpp"
#include "sidebar/platform/widget.hpp"
#include "sidebar/views/sheet/parts.hpp"

#include <algorithm>

namespace rafiq::sidebar {

SheetFeelingPart::SheetFeelingPart(wxWindow* parent, const Look& look)
    : Painted(parent, look),
      good_(*this, look, Type::small),
      bad_(*this, look, Type::small),
      from_(*this, look, Type::small),
      until_(*this, look, Type::small) {}

void SheetFeelingPart::set(const SheetFeeling& block) {
  if (block == block_) return;
  block_ = block;
  good_.set(block.good);
  bad_.set(block.bad);
  from_.set(block.from);
  until_.set(block.points.size() > 1 ? block.until : std::string{});
  const auto end = block.label.find('\n');
  set_accessible(*this, block.label.substr(0, end),
                 end == std::string::npos ? "" : block.label.substr(end + 1));
  Refresh();
}

int SheetFeelingPart::arrange(int width) {
  const int side = unit(2);
  const int inner = width - 2 * side;
  const wxSize good = good_.fit(inner / 3);
  const wxSize bad = bad_.fit(inner / 3);
  const int scale = std::max(good.x, bad.x);
  good_.fit(scale);
  bad_.fit(scale);
  const int height = std::max(unit(9), 3 * good.y);
  const int x = side + unit(1.5) + scale + unit(1.5);
  line_ = {x, unit(1.5) + good.y / 2, width - side - unit(2) - x, height - good.y};
  int y = line_.y + line_.height + good.y / 2 + unit(0.5);
  // The two dates at the ends of the line, one below the other where there is no room for both.
  dates_y_ = y;
  const int room = inner - unit(3);
  const wxSize from = from_.fit(room);
  const wxSize until = until_.fit(room);
  const bool beside = from.x + until.x + unit(1) <= line_.width;
  dates_x_ = beside ? line_.x : side + unit(1.5);
  until_at_ = beside ? wxPoint(line_.x + line_.width - until.x, y) : wxPoint(dates_x_, y + from.y);
  from_.fit(std::max(1, from.x));
  until_.fit(std::max(1, until.x));
  y += (beside ? std::max(from.y, until.y) : from.y + until.y) + unit(1);
  area_ = {side, 0, inner, y};
  return y + unit(1.25);
}

void SheetFeelingPart::paint(Canvas& canvas) {
  const Palette& colours = look().colours();
  canvas.fill(area_, colours.surface, unit(1));
  canvas.outline(area_, colours.border, unit(1));
  const int text_x = area_.x + unit(1.5);
  const int letter = good_.fit(good_.width()).y / 2;
  canvas.text(good_, text_x, line_.y - letter, colours.muted);
  canvas.text(bad_, text_x, line_.y + line_.height - letter, colours.muted);
  for (const int at : {0, 1, 2})
    canvas.fill({line_.x, line_.y + line_.height * at / 2, line_.width, 1}, colours.border);
  const int dot = std::max(3, unit(0.5));
  const auto place = [&](const SheetFeeling::Point& point) {
    return wxPoint(line_.x + dot + static_cast<int>(point.at * (line_.width - 2 * dot)),
                   line_.y + (2 - point.feeling) * line_.height / 4);
  };
  std::vector<wxPoint> way;
  for (const auto& point : block_.points) way.push_back(place(point));
  canvas.line(way, colours.accent, std::max(2, unit(0.25)));
  for (std::size_t at = 0; at < way.size(); ++at) {
    const bool fall = block_.points[at].fall;
    canvas.circle(way[at].x, way[at].y, fall ? dot + 2 : dot, fall ? colours.on_warning : colours.accent);
    canvas.circle(way[at].x, way[at].y, (fall ? dot + 2 : dot) - 2,
                  fall ? colours.warning_soft : colours.surface);
  }
  canvas.text(from_, dates_x_, dates_y_, colours.muted);
  canvas.text(until_, until_at_.x, until_at_.y, colours.muted);
}

}  // namespace rafiq::sidebar
