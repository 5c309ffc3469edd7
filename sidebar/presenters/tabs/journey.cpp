// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/tabs/journey.hpp"

#include "sidebar/presenters/bench.hpp"
#include "sidebar/presenters/describe.hpp"
#include "sidebar/presenters/standing.hpp"

#include <algorithm>

namespace rafiq::sidebar {
namespace {

constexpr std::size_t first_steps = 8;

}  // namespace

std::string feeling_name(const Words& words, int feeling) {
  switch (feeling) {
    case -2:
      return words.say("Very bad");
    case -1:
      return words.say("Bad");
    case 0:
      return words.say("So-so");
    case 1:
      return words.say("Good");
    default:
      return words.say("Very good");
  }
}

void JourneyTab::load() {
  bench().ask_here(
      Topic::tab,
      [customer = bench().customer, language = bench().language()](Desk& desk) {
        return std::pair{desk.journey().journey(customer),
                         desk.journey().through_their_eyes(customer, language)};
      },
      [this](std::pair<Result<SeenJourney>, Result<Brief>> read) {
        if (!read.first) return bench().fail(read.first.error());
        journey_ = std::move(read.first).value();
        if (read.second) eyes_ = std::move(read.second).value();
        bench().show();
      });
}

void JourneyTab::clear() {
  journey_.reset();
  eyes_.reset();
  form_.reset();
  through_their_eyes_ = false;
  in_sight_ = first_steps;
}

SheetFeeling JourneyTab::feeling_line() const {
  const Words& words = bench().words();
  SheetFeeling line;
  line.good = words.say("Good");
  line.bad = words.say("Bad");
  const auto& feelings = journey_->feelings;
  const auto begin = feelings.front().at;
  const auto span = std::chrono::duration<double>(feelings.back().at - begin).count();
  line.from = date(words, begin);
  line.until = date(words, feelings.back().at);
  std::string spoken = words.say("How they felt");
  for (std::size_t at = 0; at < feelings.size(); ++at) {
    const auto& each = feelings[at];
    // Half by time and half by turn: many on one day stay apart, and long silences still show.
    const double by_turn =
        feelings.size() < 2 ? 0.5 : static_cast<double>(at) / static_cast<double>(feelings.size() - 1);
    const double by_time = span > 0 ? std::chrono::duration<double>(each.at - begin).count() / span : by_turn;
    line.points.push_back({(by_turn + by_time) / 2, each.feeling, each.fallen_from.has_value()});
    spoken += "\n" + fill(words.say(each.fallen_from ? mark("{date}: {feeling}, a sharp fall")
                                                     : mark("{date}: {feeling}")),
                          {{"date", date(words, each.at)}, {"feeling", feeling_name(words, each.feeling)}});
  }
  line.label = std::move(spoken);
  return line;
}

SheetView JourneyTab::sheet() const {
  SheetView sheet;
  if (!journey_) return sheet;
  const Words& words = bench().words();
  sheet.blocks.push_back(SheetChoice{{},
                                     "view",
                                     {{words.say("What happened"), "steps", !through_their_eyes_},
                                      {words.say("Through their eyes"), "eyes", through_their_eyes_}},
                                     false});
  if (through_their_eyes_) {
    show_eyes(sheet);
    return sheet;
  }
  if (!journey_->feelings.empty()) sheet.blocks.push_back(feeling_line());
  show_waits(sheet);
  if (form_)
    show_form(sheet);
  else
    sheet.blocks.push_back(
        SheetActs{{{words.say("Record a step"), {}, {Verb::add, {}}, ActStyle::plain, Icon::add}}});
  if (journey_->steps.empty() && !form_)
    sheet.blocks.push_back(SheetText{words.say("The journey begins with you."), SheetText::Tone::quiet});
  const std::size_t shown = std::min(journey_->steps.size(), std::max(in_sight_, first_steps));
  for (std::size_t at = 0; at < shown; ++at) sheet.blocks.push_back(entry(journey_->steps[at]));
  if (const auto rest = journey_->steps.size() - shown; rest > 0)
    sheet.blocks.push_back(
        SheetActs{{{words.count("{n} earlier step", "{n} earlier steps", static_cast<std::int64_t>(rest)),
                    {},
                    {Verb::more, {}}}}});
  return sheet;
}

void JourneyTab::show_eyes(SheetView& sheet) const {
  if (!eyes_) return;
  sheet.blocks.push_back(SheetText{eyes_->title, SheetText::Tone::title});
  for (const BriefLine& line : eyes_->lines) {
    if (!line.label.empty()) sheet.blocks.push_back(SheetHeading{line.label});
    sheet.blocks.push_back(SheetText{line.text, SheetText::Tone::plain});
  }
}

void JourneyTab::show_waits(SheetView& sheet) const {
  const Words& words = bench().words();
  for (const auto& wait : journey_->waits) {
    if (wait.until) continue;
    sheet.blocks.push_back(
        SheetText{fill(words.say("They wait for an answer: {what}, {ago}"),
                       {{"what", wait.what}, {"ago", ago(words, wait.from, bench().now())}}),
                  SheetText::Tone::warning});
  }
}

void JourneyTab::show_form(SheetView& sheet) const {
  const Words& words = bench().words();
  sheet.blocks.push_back(
      SheetField{"what", words.say("What happened"), words.say("In one line"), form_->what, {}, false});
  sheet.blocks.push_back(SheetChoice{words.say("Who acted"),
                                     "by",
                                     {{words.say("The customer"), "customer", form_->by_customer},
                                      {words.say("We did"), "us", !form_->by_customer}},
                                     false});
  SheetChoice feeling{
      words.say("How did they feel? Only what they said or showed clearly"), "feeling", {}, false};
  for (int each = -2; each <= 2; ++each)
    feeling.options.push_back({feeling_name(words, each), std::to_string(each), form_->feeling == each});
  sheet.blocks.push_back(std::move(feeling));
  sheet.blocks.push_back(SheetActs{
      {{words.say("Save"), {}, {Verb::save, {}}, ActStyle::primary, Icon::check, !form_->what.empty()},
       {words.say("Cancel"), {}, {Verb::cancel, {}}, ActStyle::plain}}});
  sheet.focus = "what";
}

SheetEntry JourneyTab::entry(const SeenJourney::Step& step) const {
  const Words& words = bench().words();
  const Touchpoint& it = step.touchpoint;
  SheetEntry entry;
  entry.title = it.what;
  const char* who = it.by_customer ? mark("The customer, {ago}") : mark("Us, {ago}");
  std::string line = fill(words.say(who), {{"ago", ago(words, it.at, bench().now())}});
  if (it.channel)
    line = fill(words.say("{first} · {second}"),
                {{"first", line}, {"second", channel_name(words, *it.channel)}});
  entry.lines.push_back(std::move(line));
  if (it.feeling) {
    entry.lines.push_back(
        fill(words.say("Felt: {feeling}"), {{"feeling", feeling_name(words, *it.feeling)}}));
    entry.mark = *it.feeling < 0 ? SheetEntry::Mark::warning : SheetEntry::Mark::calm;
  }
  if (!it.account.empty()) return entry;
  entry.standing = describe_standing(words, step.standings);
  const bool in_the_crm = std::any_of(step.standings.begin(), step.standings.end(),
                                      [](const auto& each) { return each.state == "saved"; });
  if (!in_the_crm)
    entry.acts.push_back({words.say("Take back"),
                          fill(words.say("Take back: {what}"), {{"what", it.what}}),
                          {Verb::take_back, it.id.text()},
                          ActStyle::link,
                          Icon::undo});
  return entry;
}

void JourneyTab::press(const Press& press) {
  switch (press.verb) {
    case Verb::choose:
      return choose(press.key.substr(0, press.key.find('=')), press.key.substr(press.key.find('=') + 1));
    case Verb::add:
      form_ = Form{};
      return bench().show();
    case Verb::cancel:
      form_.reset();
      return bench().show();
    case Verb::more:
      in_sight_ = std::max(in_sight_, first_steps) * 3;
      return bench().show();
    case Verb::save:
      return save();
    case Verb::take_back:
      if (journey_)
        for (const auto& each : journey_->steps)
          if (each.touchpoint.id.text() == press.key) return take_back(Touchpoint(each.touchpoint));
      return;
    default:
      return;
  }
}

void JourneyTab::choose(const std::string& field, const std::string& value) {
  if (field == "view") through_their_eyes_ = value == "eyes";
  if (form_ && field == "by") form_->by_customer = value == "customer";
  if (form_ && field == "feeling") {
    const int feeling = value.front() == '-' ? -(value.back() - '0') : value.back() - '0';
    form_->feeling = form_->feeling == feeling ? std::nullopt : std::optional{feeling};
  }
  bench().show();
}

void JourneyTab::typed(const std::string&, const std::string& text) {
  if (!form_) return;
  form_->what = text;
  bench().show();
}

void JourneyTab::save() {
  if (!form_ || form_->what.empty()) return;
  app::NewTouchpoint step;
  step.what = form_->what;
  step.by_customer = form_->by_customer;
  step.feeling = form_->feeling;
  step.channel = bench().channel;
  bench().act(
      [customer = bench().customer, step](Desk& desk) -> Result<TakeBack> {
        RAFIQ_TRY(const auto added, desk.journey().add(customer, step));
        return TakeBack{[added](Desk& again) { return again.journey().take_back(added); }};
      },
      said(mark("Recorded: {what}"), step.what), [this] { form_.reset(); });
}

void JourneyTab::take_back(const Touchpoint& step) {
  app::NewTouchpoint again;
  again.what = step.what;
  again.at = step.at;
  again.channel = step.channel;
  again.by_customer = step.by_customer;
  again.feeling = step.feeling;
  again.effort = step.effort;
  bench().act(
      [customer = bench().customer, id = step.id, again](Desk& desk) -> Result<TakeBack> {
        RAFIQ_TRY(desk.journey().take_back(id));
        return TakeBack{[customer, again](Desk& later) -> Status {
          RAFIQ_TRY(later.journey().add(customer, again));
          return success();
        }};
      },
      said(mark("Taken back: {what}"), step.what));
}

}  // namespace rafiq::sidebar
