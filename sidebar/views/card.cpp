// SPDX-License-Identifier: Apache-2.0
#include "sidebar/views/card.hpp"

#include "sidebar/platform/accessibility.hpp"
#include "sidebar/platform/widget.hpp"

#include <wx/clipbrd.h>
#include <wx/menu.h>

#include <algorithm>

namespace rafiq::sidebar {

Card::Card(wxWindow* parent, const Look& look, Intents& intents)
    : Painted(parent, look),
      intents_(intents),
      title_(*this, look, Type::title),
      body_(*this, look, Type::body),
      say_(*this, look, Type::say),
      rule_(*this, look, Type::small) {
  folded_ = new Button(this, look, "row", [this] { intents_.unfold(view_.id); });
}

void Card::make_open_part() {
  if (accept_) return;
  copy_ = new Button(this, look(), "on-soft", [this] { copy_say(); });
  next_ = new Button(this, look(), "on-soft", [this] { intents_.next_wording(view_.id); });
  accept_ =
      new Button(this, look(), "primary", [this] { intents_.react(view_.id, ReactionKind::accepted, {}); });
  later_ = new Button(this, look(), "plain narrow", [this] { choose_later(); });
  dismiss_ = new Button(this, look(), "plain narrow",
                        [this] { intents_.react(view_.id, ReactionKind::dismissed, {}); });
  why_ = new Button(this, look(), "link", [this] { intents_.toggle_why(view_.id); });
  helpful_ =
      new Button(this, look(), "quiet icon", [this] { intents_.react(view_.id, ReactionKind::helpful, {}); });
  not_helpful_ = new Button(this, look(), "quiet icon",
                            [this] { intents_.react(view_.id, ReactionKind::not_helpful, {}); });
}

void Card::set(const CardView& view, const Labels& labels) {
  if (view == view_ && labels == labels_ && drawn_generation_ == look().generation()) return;
  view_ = view;
  labels_ = labels;
  drawn_generation_ = look().generation();
  folded_->Show(!view.open);
  folded_->set_lines(view.title, {});
  folded_->set_drawing(Drawing::unfold, look().colours().muted);
  folded_->set_name(view.title);
  if (view.open) make_open_part();
  if (!accept_) return set_accessible(*this, view.title);

  title_.set(view.title);
  body_.set(view.body);
  say_.set(view.say);
  rule_.set(view.why.rule);
  facts_.clear();
  for (const FactView& fact : view.why.facts) {
    facts_.push_back({std::make_unique<Paragraph>(*this, look(), Type::body),
                      std::make_unique<Paragraph>(*this, look(), Type::small)});
    facts_.back().text->set(fact.text);
    facts_.back().source->set(fact.source);
  }
  const Palette& colours = look().colours();
  accept_->set_text(view.accept);
  accept_->set_drawing(Drawing::check, colours.on_accent);
  later_->set_text(labels.later);
  dismiss_->set_text(labels.dismiss);
  why_->set_text(labels.why);
  why_->set_drawing(view.why_open ? Drawing::fold : Drawing::unfold, colours.accent);
  copy_->set_text(labels.copy);
  copy_->set_drawing(Drawing::copy, colours.accent);
  next_->set_drawing(Drawing::next, colours.accent);
  next_->set_text(labels.next_wording);
  helpful_->set_drawing(Drawing::thumb_up, colours.muted);
  helpful_->set_name(labels.helpful);
  not_helpful_->set_drawing(Drawing::thumb_down, colours.muted);
  not_helpful_->set_name(labels.not_helpful);
  for (Button* each : {accept_, later_, dismiss_, why_}) each->Show(view.open);
  copy_->Show(view.open && !view.say.empty());
  next_->Show(view.open && view.has_other_wordings);
  for (Button* each : {helpful_, not_helpful_}) each->Show(view.open && view.why_open);

  std::string spoken = view.body;
  if (!view.say.empty()) spoken += "\n" + labels.say + ": " + view.say;
  if (view.why_open) spoken += "\n" + view.why.rule;
  set_accessible(*this, view.title, view.open ? spoken : std::string{});
  Refresh();
}

int Card::arrange_say(int y, int width) {
  const int side = unit(2);
  if (view_.say.empty()) return y;
  const int x = side + unit(2);
  const int inner = width - 2 * x;
  const int icon = look().icon_size();
  const int top = y;
  y += unit(1.25);
  say_y_ = y;
  y += say_.fit(inner - 2 * unit(1.5) - icon - unit(1)).y + unit(0.5);
  std::vector<wxWindow*> row{copy_, next_};
  // Buttons stand under the words, at the side where reading begins.
  const int buttons = flow(row, {x + unit(1) + icon, y}, inner - unit(2) - icon, 0);
  y += buttons + unit(0.5);
  say_area_ = {x, top, inner, y - top};
  return y + unit(1.5);
}

int Card::arrange_why(int y, int width) {
  if (!view_.why_open) return y;
  const int x = unit(4);
  const int inner = width - 2 * x;
  const int top = y;
  y += unit(1);
  rule_y_ = y;
  y += rule_.fit(inner).y + (rule_.empty() ? 0 : unit(1));
  for (Fact& fact : facts_) {
    fact.y = y;
    y += fact.text->fit(inner - unit(1.5)).y;
    fact.source_y = y;
    y += fact.source->fit(inner - unit(1.5)).y + unit(0.75);
  }
  why_area_ = {x, top, inner, y - top};
  return y + flow({helpful_, not_helpful_}, {x - unit(0.5), y}, inner, unit(0.5)) + unit(0.5);
}

int Card::arrange(int width) {
  const int side = unit(2);
  if (!view_.open) {
    const int height = least_height(*folded_, width - 2 * side);
    folded_->SetSize(side, 0, width - 2 * side, height);
    return height + unit(1);
  }
  const int x = side + unit(2);
  const int inner = width - 2 * x;
  int y = unit(1.75);
  title_y_ = y;
  y += title_.fit(inner).y + unit(0.75);
  body_y_ = y;
  y += body_.fit(inner).y + unit(1.5);
  y = arrange_say(y, width);
  y += flow({accept_, later_, dismiss_}, {x, y}, inner, unit(1)) + unit(0.75);
  y += flow({why_}, {x - unit(1), y}, inner, 0) + unit(0.75);
  y = arrange_why(y, width);
  sheet_ = {side, 0, width - 2 * side, y};
  return y + unit(1);
}

void Card::paint(Canvas& canvas) {
  if (!view_.open) return;
  const Palette& colours = look().colours();
  const int x = unit(4);
  canvas.fill(sheet_, colours.surface, unit(1.5));
  canvas.outline(sheet_, colours.border, unit(1.5));
  canvas.text(title_, x, title_y_, colours.text);
  canvas.text(body_, x, body_y_, colours.text);
  if (!view_.say.empty()) {
    canvas.fill(say_area_, colours.soft, unit(1));
    canvas.icon(Drawing::quote, say_area_.x + unit(1), say_y_, look().icon_size(), colours.accent);
    canvas.text(say_, say_area_.x + unit(1.5) + look().icon_size() + unit(0.5), say_y_, colours.on_soft);
  }
  if (view_.why_open) paint_why(canvas);
}

void Card::paint_why(Canvas& canvas) {
  const Palette& colours = look().colours();
  const int x = unit(4);
  canvas.fill({why_area_.x, why_area_.y, why_area_.width, 1}, colours.border);
  canvas.text(rule_, x, rule_y_, colours.muted);
  for (const Fact& fact : facts_) {
    canvas.circle(x + unit(0.5), fact.y + fact.text->baseline() - unit(0.5), unit(0.3), colours.accent);
    canvas.text(*fact.text, x + unit(1.5), fact.y, colours.text);
    canvas.text(*fact.source, x + unit(1.5), fact.source_y, colours.muted);
  }
}

void Card::copy_say() {
  if (!wxTheClipboard->Open()) return;
  // Without the marks that keep directions apart: they are for the screen.
  wxString plain;
  for (const wxUniChar letter : wide(view_.say))
    if (letter.GetValue() < 0x2066 || letter.GetValue() > 0x2069) plain += letter;
  wxTheClipboard->SetData(new wxTextDataObject(plain));
  wxTheClipboard->Close();
  copy_->set_text(labels_.copied);
  copy_->set_drawing(Drawing::check, look().colours().accent);
  drawn_generation_ = -1;  // the next set() says "copy" again
  announce(*this, labels_.copied);
}

void Card::choose_later() {
  const auto menu = std::make_shared<wxMenu>();
  const auto add = [&](const std::string& text, std::chrono::minutes time) {
    const int id = menu->Append(wxID_ANY, wide(text))->GetId();
    menu->Bind(
        wxEVT_MENU, [this, time](wxCommandEvent&) { intents_.react(view_.id, ReactionKind::snoozed, time); },
        id);
  };
  add(labels_.in_an_hour, std::chrono::hours{1});
  add(labels_.tomorrow, std::chrono::hours{24});
  show_menu_below(menu, *later_);
}

}  // namespace rafiq::sidebar
