// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/rooms/practice_room.hpp"

#include "sidebar/presenters/describe.hpp"
#include "sidebar/presenters/rooms/telling.hpp"

#include <utility>

namespace rafiq::sidebar {
namespace {

std::string strength_name(const Words& words, const std::string& strength) {
  if (strength == "listening") return words.say("Listening");
  if (strength == "calm") return words.say("Calm");
  if (strength == "clarity") return words.say("Clear words");
  if (strength == "warmth") return words.say("Warmth");
  if (strength == "honesty") return words.say("Honesty");
  if (strength == "initiative") return words.say("Initiative");
  return strength;
}

std::string strength_state(const Words& words, const std::string& state) {
  if (state == "strong") return words.say("strong");
  if (state == "growing") return words.say("growing");
  if (state == "mixed") return words.say("now and then");
  if (state == "to_practise") return words.say("worth practising");
  return words.say("too early to say");
}

}  // namespace

void PracticeRoom::enter() {
  trouble_.reset();
  load();
}

void PracticeRoom::load() {
  struct Both {
    std::vector<app::PracticeCaseInfo> cases;
    app::PracticePictureView picture;
  };
  ask(
      Topic::room,
      [language = ground().words().language()](RoomDesks& desks) -> Result<Both> {
        Both both;
        RAFIQ_TRY(both.cases, desks.practice().cases(language));
        RAFIQ_TRY(both.picture, desks.practice().picture());
        return both;
      },
      [this](Result<Both> both) {
        if (both) {
          cases_ = std::move(both.value().cases);
          picture_ = std::move(both.value().picture);
        } else {
          trouble_ = both.error();
        }
        ground().show();
      });
}

void PracticeRoom::other_words() {
  load();
  if (!moment_) return;
  ask(
      Topic::change,
      [session = moment_->session, language = ground().words().language()](RoomDesks& desks) {
        return desks.practice().look(session, language);
      },
      [this](Result<app::PracticeMoment> moment) {
        if (!moment)
          trouble_ = moment.error();
        else if (moment_ && moment_->session == moment.value().session)
          moment_ = std::move(moment).value();
        ground().show();
      });
}

void PracticeRoom::start(const std::string& practice_case) {
  turns_.clear();
  trouble_.reset();
  ask(
      Topic::change,
      [practice_case, language = ground().words().language()](RoomDesks& desks) {
        return desks.practice().start(practice_case, language);
      },
      [this](Result<app::PracticeMoment> moment) { arrived(std::move(moment)); });
}

void PracticeRoom::answer(const std::string& id) {
  if (!moment_ || choosing_) return;
  choosing_ = true;
  ask(
      Topic::change,
      [session = moment_->session, id, language = ground().words().language()](RoomDesks& desks) {
        return desks.practice().choose(session, id, language);
      },
      [this](Result<app::PracticeMoment> moment) { arrived(std::move(moment)); });
}

void PracticeRoom::arrived(Result<app::PracticeMoment> moment) {
  choosing_ = false;
  if (!moment) {
    trouble_ = moment.error();
    return ground().show();
  }
  const std::string said = moment_ ? moment_->says : std::string{};
  moment_ = std::move(moment).value();
  if (moment_->chosen) {
    turns_.push_back({said, moment_->chosen->say, moment_->chosen->why, moment_->chosen->effect});
    ground().announce(moment_->chosen->why);
  }
  if (moment_->ended) load();
  ground().show();
}

std::string PracticeRoom::feeling(int felt) const {
  if (felt >= 2) return say("They leave much better than they came.");
  if (felt == 1) return say("They leave a little better than they came.");
  if (felt == 0) return say("They leave as they came.");
  return say("They leave worse than they came. Try it again: it costs nobody anything.");
}

void PracticeRoom::show_session(RoomView& view) const {
  const auto& about = moment_->about;
  view.title = about.title;
  view.intro = about.setting;
  view.place = "session " + moment_->session.text();
  for (const Turn& turn : turns_) {
    Section section{"", {}, false};
    section.blocks.emplace_back(SpeechBlock{about.customer, turn.customer});
    section.blocks.emplace_back(SpeechBlock{say("You"), turn.answer, true});
    section.blocks.emplace_back(
        TextBlock{turn.why, turn.effect < 0 ? TextBlock::Tone::warning : TextBlock::Tone::good});
    view.sections.push_back(std::move(section));
  }
  if (moment_->ended) {
    view.sections.push_back({say("The end"),
                             {plain_text(feeling(moment_->felt)),
                              ActionsBlock{{{"again", say("Once more"), {}, Action::Style::primary},
                                            {"cases", say("Another customer")}}}}});
    return;
  }
  Section now{"", {}, false};
  now.blocks.emplace_back(SpeechBlock{about.customer, moment_->says});
  view.sections.push_back(std::move(now));
  Section answers{say("What do you answer?"), {}, false};
  for (const auto& answer : moment_->answers)
    answers.blocks.emplace_back(RowBlock{"answer " + answer.id, answer.say});
  view.sections.push_back(std::move(answers));
}

Section PracticeRoom::picture() const {
  Section section{say("What your answers show"), {}};
  for (const auto& each : picture_->strengths)
    section.blocks.emplace_back(
        plain_text(fill(say("{name}: {value}"), {{"name", strength_name(ground().words(), each.strength)},
                                                 {"value", strength_state(ground().words(), each.state)}})));
  if (asks_to_forget_)
    section.blocks.emplace_back(ActionsBlock{
        {{"keep", say("Keep it"), {}, Action::Style::primary}, {"really", say("Erase all of it")}}});
  else
    section.blocks.emplace_back(
        ActionsBlock{{{"forget", say("Erase what I practised"), {}, Action::Style::link}}});
  return section;
}

void PracticeRoom::show_cases(RoomView& view) const {
  view.place = "cases";
  if (!cases_) {
    if (!trouble_) view.sections.push_back({"", {quiet_text(say("One moment"))}, false});
    return;
  }
  Section list{say("Whom do you meet?"), {}, false};
  const auto& words = ground().words();
  for (const auto& each : *cases_) {
    const std::string channel = channel_name(words, each.channel);
    const std::string played =
        each.played == 0 ? channel
                         : fill(say("{channel}, {played}"),
                                {{"channel", channel},
                                 {"played", words.count("played once", "played {n} times", each.played)}});
    list.blocks.emplace_back(RowBlock{"case " + each.id, each.title, played});
  }
  if (cases_->empty())
    list.blocks.emplace_back(quiet_text(say("The guidance pack in use has no practice cases.")));
  if (picture_ && picture_->sessions > 0) view.sections.push_back(picture());
  view.sections.push_back(std::move(list));
}

RoomView PracticeRoom::view() const {
  RoomView view;
  view.title = say("Practice");
  view.intro = say("Invented customers, who forgive everything. What you try stays on this computer.");
  moment_ ? show_session(view) : show_cases(view);
  if (trouble_)
    view.sections.insert(view.sections.begin(), {"", {trouble_text(ground().words(), *trouble_)}, false});
  return view;
}

bool PracticeRoom::back() {
  if (!moment_) return false;
  moment_.reset();
  turns_.clear();
  trouble_.reset();
  load();
  return true;
}

void PracticeRoom::press(const std::string& control, Secrets /*secrets*/) {
  if (control.starts_with("case ")) return start(control.substr(5));
  if (control.starts_with("answer ")) return answer(control.substr(7));
  if (control == "again" && moment_) {
    const std::string same = moment_->about.id;
    moment_.reset();
    return start(same);
  }
  if (control == "cases") (void)back();
  if (control == "forget" || control == "keep") asks_to_forget_ = control == "forget";
  if (control == "really") {
    asks_to_forget_ = false;
    ask(
        Topic::change, [](RoomDesks& desks) { return desks.practice().forget(); },
        [this](const Status& status) {
          if (!status) trouble_ = status.error();
          load();
        });
  }
  ground().show();
}

}  // namespace rafiq::sidebar
