// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/note.hpp"

#include "sidebar/presenters/bench.hpp"

#include <algorithm>

namespace rafiq::sidebar {
namespace {

constexpr std::size_t most_findings = 2;

std::string trimmed(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  const auto first = text.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

const char* noted(InteractionEventKind kind) {
  switch (kind) {
    case InteractionEventKind::not_convinced:
      return mark("Noted: not convinced. Ask what holds them back");
    case InteractionEventKind::upset:
      return mark("Noted: upset. One step at a time");
    default:
      return mark("Noted: interrupted. Come back to them with a kind word");
  }
}

}  // namespace

void Note::put_aside() {
  if (!trimmed(text_).empty()) aside_[bench_.customer.value] = text_;
  text_.clear();
  findings_.clear();
}

void Note::take_up() {
  if (auto waiting = aside_.extract(bench_.customer.value)) text_ = std::move(waiting.mapped());
  check();
}

NoteView Note::view() const {
  const Words& words = bench_.words();
  NoteView view;
  view.label = words.say("Note");
  view.hint = words.say("A note, or a message to look over");
  view.text = text_;
  for (const auto& each : findings_) view.underlined.push_back({each.first_character, each.end_character});
  view.findings = findings();
  view.save = {words.say("Save the note"), {},          {Verb::save, {}},
               ActStyle::primary,          Icon::check, !trimmed(text_).empty()};
  const auto moment = [&](const char* text, const char* label, InteractionEventKind kind) {
    view.moments.push_back(
        {words.say(text), words.say(label), {Verb::mark, std::string{name(kind)}}, ActStyle::quiet});
  };
  moment(mark("Not convinced"), mark("The customer is not convinced"), InteractionEventKind::not_convinced);
  moment(mark("Interrupted"), mark("We were interrupted"), InteractionEventKind::interrupted);
  moment(mark("Upset"), mark("The customer is upset: one step at a time"), InteractionEventKind::upset);
  return view;
}

SheetView Note::findings() const {
  const Words& words = bench_.words();
  SheetView sheet;
  for (const auto& each : findings_) {
    if (sheet.blocks.size() == most_findings) break;
    SheetEntry entry;
    entry.title = fill(words.say("“{words}”"), {{"words", each.text}});
    entry.lines.push_back(each.why);
    if (!each.instead.empty()) {
      entry.lines.push_back(fill(words.say("Better: {words}"), {{"words", each.instead}}));
      entry.acts.push_back({words.say("Copy"),
                            fill(words.say("Copy: {what}"), {{"what", each.instead}}),
                            {Verb::copy, each.instead},
                            ActStyle::link,
                            Icon::copy});
    }
    entry.mark = SheetEntry::Mark::warning;
    sheet.blocks.push_back(std::move(entry));
  }
  if (findings_.size() > most_findings)
    sheet.blocks.push_back(SheetText{words.count("and {n} more underlined", "and {n} more underlined",
                                                 static_cast<std::int64_t>(findings_.size() - most_findings)),
                                     SheetText::Tone::quiet});
  return sheet;
}

void Note::press(const Press& press) {
  if (press.verb == Verb::save) return save();
  if (press.verb != Verb::mark) return;
  if (const auto kind = interaction_event_from(press.key)) mark_event(*kind);
}

void Note::typed(const std::string&, const std::string& text) {
  if (text == text_) return;
  text_ = text;
  check();
  bench_.show();
}

void Note::check() {
  findings_.clear();
  if (trimmed(text_).empty()) return;
  bench_.ask_here(
      Topic::draft,
      [customer = bench_.customer, text = text_](Desk& desk) { return desk.moments().check(customer, text); },
      [this, text = text_](Result<app::DraftCheck> check) {
        // A check that fails is no reason to stop anybody from writing.
        if (!check || text != text_) return;
        findings_ = std::move(check).value().findings;
        bench_.show();
      });
}

void Note::save() {
  app::NewTouchpoint step;
  step.what = trimmed(text_);
  step.by_customer = false;
  step.channel = bench_.channel;
  if (step.what.empty()) return;
  bench_.act(
      [customer = bench_.customer, step](Desk& desk) -> Result<TakeBack> {
        RAFIQ_TRY(const auto added, desk.journey().add(customer, step));
        return TakeBack{[added](Desk& again) { return again.journey().take_back(added); }};
      },
      said(mark("Note saved: {what}"), step.what),
      [this, saved = text_] {
        if (text_ == saved) typed({}, {});
      },
      [this, saved = text_] {
        if (text_.empty()) typed({}, saved);
      });
}

void Note::mark_event(InteractionEventKind kind) {
  if (kind == InteractionEventKind::upset) hooks_.upset();
  if (kind == InteractionEventKind::not_convinced) hooks_.not_convinced();
  bench_.in_interaction(
      [kind](Desk& desk, InteractionId interaction) { return desk.moments().mark(interaction, kind); },
      [this, kind](Result<InteractionId> interaction) {
        if (!interaction) return;
        bench_.done({said(noted(kind)),
                     [kind, id = interaction.value()](Desk& desk) { return desk.moments().unmark(id, kind); },
                     [this, kind] {
                       if (kind == InteractionEventKind::upset) hooks_.no_longer_upset();
                     }});
      });
}

}  // namespace rafiq::sidebar
