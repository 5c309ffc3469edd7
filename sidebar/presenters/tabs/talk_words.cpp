// SPDX-License-Identifier: Apache-2.0
// How a talk is shown.
#include "sidebar/presenters/bench.hpp"
#include "sidebar/presenters/tabs/talk.hpp"

#include <array>
#include <string_view>

namespace rafiq::sidebar {
namespace {

constexpr std::size_t first_questions = 3;

struct Reaction {
  std::string_view id;
  const char* text;
};
constexpr std::array reactions{
    Reaction{"not_convinced", mark("Not convinced")},
    Reaction{"asks", mark("Asks")},
    Reaction{"agrees", mark("Agrees")},
    Reaction{"refuses", mark("Declines")},
    Reaction{"upset", mark("Upset")},
    Reaction{"hesitates", mark("Hesitates")},
    Reaction{"in_a_hurry", mark("In a hurry")},
    Reaction{"glad", mark("Glad")},
    Reaction{"silent", mark("Silent")},
    Reaction{"asks_price", mark("Asks the price")},
    Reaction{"compares", mark("Compares")},
};

void list(const Words& words, const char* label, const std::vector<std::string>& texts, SheetEntry& entry) {
  if (texts.empty()) return;
  entry.lines.push_back(words.say(label));
  for (const std::string& each : texts) entry.lines.push_back("•\u00a0" + each);
}

}  // namespace

std::string reaction_name(const Words& words, const std::string& reaction) {
  for (const Reaction& each : reactions)
    if (each.id == reaction) return words.say(each.text);
  return reaction;
}

SheetView TalkTab::sheet() const {
  SheetView sheet;
  if (track_)
    show_talk(sheet);
  else if (all_)
    show_all(sheet);
  return sheet;
}

void TalkTab::show_all(SheetView& sheet) const {
  const Words& words = bench().words();
  if (all_->talks.empty() && all_->questions.empty())
    sheet.blocks.push_back(SheetText{words.say("No talk is needed here. Listen, and follow the customer."),
                                     SheetText::Tone::quiet});
  if (!all_->talks.empty()) sheet.blocks.push_back(SheetHeading{words.say("Talks that fit now")});
  for (const TalkChoice& each : all_->talks) {
    SheetEntry entry;
    entry.title = each.title;
    entry.folds = true;
    entry.open = false;
    entry.press = {Verb::go_on, each.id};
    sheet.blocks.push_back(std::move(entry));
  }
  const auto fold = [&](SheetEntry entry, const std::string& id) {
    entry.folds = true;
    entry.open = open_ == id;
    entry.press = {Verb::open, id};
    sheet.blocks.push_back(std::move(entry));
  };
  if (!all_->questions.empty()) sheet.blocks.push_back(SheetHeading{words.say("To understand the need")});
  std::size_t shown = 0;
  for (const QuestionSheet& each : all_->questions) {
    if (!more_ && shown++ == first_questions) break;
    SheetEntry entry;
    entry.title = each.title;
    list(words, mark("Ask directly"), each.direct, entry);
    list(words, mark("Ask gently"), each.indirect, entry);
    list(words, mark("Offer, without asking"), each.offers, entry);
    fold(std::move(entry), each.id);
  }
  if (!more_ && all_->questions.size() > first_questions)
    sheet.blocks.push_back(
        SheetActs{{{words.count("Show {n} more", "Show {n} more",
                                static_cast<std::int64_t>(all_->questions.size() - first_questions)),
                    {},
                    {Verb::more, {}}}}});
  if (!all_->checklists.empty()) sheet.blocks.push_back(SheetHeading{words.say("To have in mind")});
  for (const ChecklistSheet& each : all_->checklists) {
    SheetEntry entry;
    entry.title = each.title;
    for (const auto& step : each.steps) entry.lines.push_back("•\u00a0" + step.text);
    fold(std::move(entry), each.id);
  }
}

void TalkTab::show_talk(SheetView& sheet) const {
  const Words& words = bench().words();
  sheet.blocks.push_back(
      SheetActs{{{words.say("All talks"), {}, {Verb::leave, {}}, ActStyle::link, Icon::back}}});
  sheet.blocks.push_back(SheetText{track_->title, SheetText::Tone::title});
  const bool script = track_->form == TalkForm::script;
  sheet.blocks.push_back(SheetChoice{
      {},
      "form",
      {{words.say("Word for word"), "script", script}, {words.say("In your own words"), "outline", !script}},
      false});
  if (script)
    show_script(sheet);
  else
    show_outline(sheet);
  for (const TalkBlank& each : track_->blanks)
    sheet.blocks.push_back(
        SheetText{fill(words.say("Fill in yourself, or leave out: {what}"), {{"what", each.label}}),
                  SheetText::Tone::warning});
}

SheetSay TalkTab::line(const std::string& say, const std::vector<std::string>& more,
                       const std::string& key) const {
  const Words& words = bench().words();
  SheetSay block;
  const std::size_t turn = wording_ % (more.size() + 1);
  block.text = turn == 0 ? say : more[turn - 1];
  block.label = words.say("Say");
  block.acts.push_back({words.say("Copy"), {}, {Verb::copy, block.text}, ActStyle::link, Icon::copy});
  if (!more.empty())
    block.acts.push_back(
        {words.say("Another wording"), {}, {Verb::other_wording, key}, ActStyle::link, Icon::next});
  return block;
}

void TalkTab::show_script(SheetView& sheet) const {
  const Words& words = bench().words();
  if (places_.empty()) return;
  const Place& now = places_.back();
  if (!now.answer.empty()) sheet.blocks.push_back(line(now.answer, now.answers, "answer"));
  SheetActs on;
  if (now.part) {
    sheet.blocks.push_back(SheetText{now.part->point, SheetText::Tone::quiet});
    if (!now.part->say.empty()) sheet.blocks.push_back(line(now.part->say, now.part->say_more, "part"));
    on.acts.push_back({words.say("Go on"), {}, {Verb::go_on, {}}, ActStyle::primary, Icon::forward});
  } else {
    sheet.blocks.push_back(SheetText{
        words.say("The talk ends here. What was promised belongs in the promises."), SheetText::Tone::quiet});
  }
  if (places_.size() > 1)
    on.acts.push_back({words.say("One step back"), {}, {Verb::back, {}}, ActStyle::plain});
  if (!on.acts.empty()) sheet.blocks.push_back(std::move(on));
  if (!now.part) return;
  SheetActs ways;
  for (const TalkWay& each : now.part->ways)
    if (!each.on.empty())
      ways.acts.push_back({reaction_name(words, each.on), {}, {Verb::react, each.on}, ActStyle::plain});
  if (!ways.acts.empty()) {
    sheet.blocks.push_back(SheetHeading{words.say("Or the customer takes it otherwise")});
    sheet.blocks.push_back(std::move(ways));
  }
  if (now.ahead.empty()) return;
  sheet.blocks.push_back(SheetHeading{words.say("Still to come")});
  for (const SpokenPart& each : now.ahead)
    sheet.blocks.push_back(SheetText{"•\u00a0" + each.point, SheetText::Tone::quiet});
}

void TalkTab::show_outline(SheetView& sheet) const {
  int number = 0;
  for (const SpokenPart& each : track_->parts)
    sheet.blocks.push_back(SheetText{isolate_ltr(std::to_string(++number) + ".") + "\u00a0" + each.point,
                                     SheetText::Tone::plain});
}

}  // namespace rafiq::sidebar
