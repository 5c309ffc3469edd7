// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/tabs/promises.hpp"

#include "sidebar/presenters/bench.hpp"
#include "sidebar/presenters/standing.hpp"

#include <array>

namespace rafiq::sidebar {
namespace {

struct Quick {
  const char* text;
  const char* due;  // as somebody would write it, and core reads it in either language
};
constexpr std::array quick_dues{Quick{mark("In two hours"), mark("in 2 hours")},
                                Quick{mark("Tomorrow at 10"), mark("tomorrow 10:00")},
                                Quick{mark("In three days"), mark("in 3 days")}};

}  // namespace

void PromisesTab::load() {
  bench().ask_here(
      Topic::tab, [customer = bench().customer](Desk& desk) { return desk.promises().of(customer); },
      [this](Result<std::vector<SeenPromise>> promises) {
        if (!promises) return bench().fail(promises.error());
        promises_ = std::move(promises).value();
        bench().show();
      });
}

void PromisesTab::clear() {
  promises_.reset();
  form_.reset();
}

SheetView PromisesTab::sheet() const {
  const Words& words = bench().words();
  SheetView sheet;
  if (!promises_) return sheet;
  if (form_)
    show_form(sheet);
  else
    sheet.blocks.push_back(
        SheetActs{{{words.say("Make a promise"), {}, {Verb::add, {}}, ActStyle::plain, Icon::add}}});
  if (promises_->empty() && !form_)
    sheet.blocks.push_back(SheetText{
        words.say("Nothing is promised. A promise that is written down with its time is easier to keep."),
        SheetText::Tone::quiet});
  bool settled = false;
  for (const SeenPromise& each : *promises_) {
    const bool open = each.shown.commitment.state == CommitmentState::open;
    if (!open && !settled) sheet.blocks.push_back(SheetHeading{words.say("Settled")});
    settled = settled || !open;
    sheet.blocks.push_back(entry(each));
  }
  return sheet;
}

void PromisesTab::show_form(SheetView& sheet) const {
  const Words& words = bench().words();
  sheet.blocks.push_back(SheetField{"what",
                                    words.say("What is promised"),
                                    words.say("For example: call back with the price"),
                                    form_->what,
                                    {},
                                    false});
  sheet.blocks.push_back(SheetField{"due", words.say("By when"), words.say("For example: tomorrow 16:00"),
                                    form_->due, form_->understood, form_->wrong});
  SheetChoice quick{{}, "due", {}, false};
  for (const Quick& each : quick_dues) {
    const std::string due = words.say(each.due);
    quick.options.push_back({words.say(each.text), due, form_->due == due});
  }
  sheet.blocks.push_back(std::move(quick));
  const bool complete = !form_->what.empty() && !form_->understood.empty() && !form_->wrong;
  sheet.blocks.push_back(SheetActs{
      {{words.say("Save the promise"), {}, {Verb::save, {}}, ActStyle::primary, Icon::check, complete},
       {words.say("Cancel"), {}, {Verb::cancel, {}}, ActStyle::plain}}});
  sheet.focus = "what";
}

SheetEntry PromisesTab::entry(const SeenPromise& promise) const {
  const Words& words = bench().words();
  const Commitment& it = promise.shown.commitment;
  const std::string id = it.id.text();
  SheetEntry entry;
  entry.title = it.what;
  const auto act = [&](const char* text, const char* label, Verb verb, ActStyle style,
                       Icon icon = Icon::none) {
    entry.acts.push_back(
        {words.say(text), fill(words.say(label), {{"what", it.what}}), {verb, id}, style, icon});
  };
  switch (it.state) {
    case CommitmentState::open:
      entry.mark = promise.shown.overdue ? SheetEntry::Mark::warning : SheetEntry::Mark::calm;
      entry.lines.push_back(
          fill(words.say(promise.shown.overdue ? mark("It was due {due}") : mark("Due {due}")),
               {{"due", moment(words, it.due)}}));
      act(mark("Kept"), mark("Kept: {what}"), Verb::keep, ActStyle::plain, Icon::check);
      act(mark("Could not be kept"), mark("Could not be kept: {what}"), Verb::break_off, ActStyle::link);
      break;
    case CommitmentState::kept:
    case CommitmentState::broken: {
      const bool kept = it.state == CommitmentState::kept;
      entry.mark = kept ? SheetEntry::Mark::done : SheetEntry::Mark::none;
      const char* text = kept ? mark("Kept {ago}") : mark("Not kept, {ago}");
      entry.lines.push_back(
          fill(words.say(text), {{"ago", ago(words, it.settled.value_or(it.due), bench().now())}}));
      act(mark("Open it again"), mark("Open it again: {what}"), Verb::reopen, ActStyle::link);
      break;
    }
  }
  entry.standing = describe_standing(words, promise.standings);
  return entry;
}

const SeenPromise* PromisesTab::find(const std::string& id) const {
  if (promises_)
    for (const SeenPromise& each : *promises_)
      if (each.shown.commitment.id.text() == id) return &each;
  return nullptr;
}

void PromisesTab::press(const Press& press) {
  switch (press.verb) {
    case Verb::add:
      form_ = Form{};
      return bench().show();
    case Verb::cancel:
      form_.reset();
      return bench().show();
    case Verb::choose:
      return use_due(press.key.substr(press.key.find('=') + 1));
    case Verb::save:
      return save();
    default:
      if (const SeenPromise* promise = find(press.key)) settle(*promise, press.verb);
  }
}

void PromisesTab::typed(const std::string& field, const std::string& text) {
  if (!form_) return;
  if (field == "due") return use_due(text);
  form_->what = text;
  bench().show();
}

void PromisesTab::use_due(const std::string& due) {
  if (!form_) return;
  form_->due = due;
  form_->understood.clear();
  form_->wrong = false;
  bench().show();
  if (due.empty()) return;
  bench().ask_here(
      Topic::form, [due](Desk& desk) { return desk.promises().understood(due); },
      [this, due](const Result<TimePoint>& understood) {
        if (!form_ || form_->due != due) return;
        const Words& words = bench().words();
        form_->wrong = !understood;
        form_->understood =
            understood ? fill(words.say("That is {due}"), {{"due", moment(words, understood.value())}})
                       : words.say("Write a day or a time, such as: tomorrow 16:00");
        bench().show();
      });
}

void PromisesTab::save() {
  if (!form_ || form_->what.empty()) return;
  bench().act(
      [customer = bench().customer, what = form_->what, due = form_->due](Desk& desk) -> Result<TakeBack> {
        RAFIQ_TRY(const auto made, desk.promises().make(customer, what, due));
        return TakeBack{[made](Desk& again) { return again.promises().take_back(made); }};
      },
      said(mark("Promised: {what}"), form_->what), [this] { form_.reset(); });
}

void PromisesTab::settle(const SeenPromise& promise, Verb verb) {
  const CommitmentId id = promise.shown.commitment.id;
  const std::string what = promise.shown.commitment.what;
  const bool was_kept = promise.shown.commitment.state == CommitmentState::kept;
  switch (verb) {
    case Verb::keep:
      return bench().act(
          [id](Desk& desk) -> Result<TakeBack> {
            RAFIQ_TRY(desk.promises().keep(id));
            return TakeBack{[id](Desk& again) { return again.promises().reopen(id); }};
          },
          said(mark("Kept: {what}"), what));
    case Verb::break_off:
      return bench().act(
          [id](Desk& desk) -> Result<TakeBack> {
            RAFIQ_TRY(desk.promises().break_off(id));
            return TakeBack{[id](Desk& again) { return again.promises().reopen(id); }};
          },
          said(mark("Not kept: {what}"), what));
    case Verb::reopen:
      return bench().act(
          [id, was_kept](Desk& desk) -> Result<TakeBack> {
            RAFIQ_TRY(desk.promises().reopen(id));
            return TakeBack{[id, was_kept](Desk& again) {
              return was_kept ? again.promises().keep(id) : again.promises().break_off(id);
            }};
          },
          said(mark("Open again: {what}"), what));
    default:
      return;
  }
}

}  // namespace rafiq::sidebar
