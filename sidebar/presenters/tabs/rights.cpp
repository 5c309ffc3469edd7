// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/tabs/rights.hpp"

#include "sidebar/presenters/bench.hpp"

namespace rafiq::sidebar {

void RightsTab::load() {
  bench().ask_here(
      Topic::tab,
      [customer = bench().customer, language = bench().language()](Desk& desk) {
        return desk.rights().of(customer, language);
      },
      [this](Result<std::vector<app::EntitlementShown>> rights) {
        if (!rights) return bench().fail(rights.error());
        rights_ = std::move(rights).value();
        bench().show();
      });
}

SheetView RightsTab::sheet() const {
  SheetView sheet;
  if (!rights_) return sheet;
  const Words& words = bench().words();
  if (rights_->empty())
    sheet.blocks.push_back(
        SheetText{words.say("No right is known for what this customer uses and for the cases that are open."),
                  SheetText::Tone::quiet});
  for (const bool claimed : {false, true}) {
    bool first = true;
    for (const auto& each : *rights_) {
      if (each.claimed.has_value() != claimed) continue;
      if (first)
        sheet.blocks.push_back(SheetHeading{words.say(claimed ? mark("Has had it") : mark("Not used yet"))});
      sheet.blocks.push_back(entry(each, first && !claimed));
      first = false;
    }
  }
  return sheet;
}

SheetEntry RightsTab::entry(const app::EntitlementShown& right, bool first) const {
  const Words& words = bench().words();
  SheetEntry entry;
  entry.title = right.title;
  entry.folds = true;
  entry.open = open_.empty() ? first : open_ == right.id;
  entry.press = {Verb::open, right.id};
  entry.mark = right.claimed ? SheetEntry::Mark::done : SheetEntry::Mark::calm;
  const auto line = [&](const char* text, const std::string& value) {
    if (!value.empty()) entry.lines.push_back(fill(words.say(text), {{"value", value}}));
  };
  entry.detail = right.body;
  entry.lines.push_back(right.body);
  line(mark("How: {value}"), right.how);
  line(mark("From: {value}"), right.basis);
  if (right.about) line(mark("For: {value}"), right.about->about.subject);
  if (right.until) line(mark("Until {value}"), date(words, *right.until));
  if (right.by_supervisor) entry.lines.push_back(words.say("A supervisor gives it: ask them first."));
  if (right.claimed) line(mark("Had on {value}"), date(words, *right.claimed));
  const bool claimed = right.claimed.has_value();
  entry.acts.push_back(
      {words.say(claimed ? mark("They have not had it") : mark("They have had it")),
       fill(words.say(claimed ? mark("Not had: {what}") : mark("Had: {what}")), {{"what", right.title}}),
       {claimed ? Verb::unclaim : Verb::claim, right.id},
       claimed ? ActStyle::link : ActStyle::plain,
       claimed ? Icon::none : Icon::check});
  return entry;
}

void RightsTab::press(const Press& press) {
  const app::EntitlementShown* right = nullptr;
  if (rights_)
    for (const auto& each : *rights_)
      if (each.id == press.key) right = &each;
  if (!right) return;
  const CustomerId customer = bench().customer;
  const std::string id = right->id;
  const auto claim = [customer, id](Desk& desk) { return desk.rights().claim(customer, id); };
  const auto unclaim = [customer, id](Desk& desk) { return desk.rights().unclaim(customer, id); };
  if (press.verb == Verb::open) {
    open_ = open_ == id ? std::string{"-"} : id;
    bench().show();
  } else if (press.verb == Verb::claim) {
    bench().act(
        [=](Desk& desk) -> Result<TakeBack> {
          RAFIQ_TRY(claim(desk));
          return TakeBack{unclaim};
        },
        said(mark("Had: {what}"), right->title));
  } else if (press.verb == Verb::unclaim) {
    bench().act(
        [=](Desk& desk) -> Result<TakeBack> {
          RAFIQ_TRY(unclaim(desk));
          return TakeBack{claim};
        },
        said(mark("Not had: {what}"), right->title));
  }
}

}  // namespace rafiq::sidebar
