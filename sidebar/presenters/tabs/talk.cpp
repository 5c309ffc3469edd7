// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/tabs/talk.hpp"

#include "sidebar/presenters/bench.hpp"

#include <algorithm>

namespace rafiq::sidebar {
namespace {

// The checklist that belongs to a stage; readiness and reflection have rooms of their own.
std::string checklist_of(Stage stage) {
  switch (stage) {
    case Stage::welcome:
    case Stage::need:
      return "preparation";
    case Stage::presentation:
      return "presenting";
    case Stage::closing:
    case Stage::follow_up:
      return "closing";
  }
  return "preparation";
}

}  // namespace

void TalkTab::load() {
  bench().ask_here(
      Topic::tab,
      [customer = bench().customer, language = bench().language(),
       kind = checklist_of(stage_)](Desk& desk) -> Result<All> {
        All all;
        RAFIQ_TRY(all.talks, desk.talks().choices(customer, language));
        RAFIQ_TRY(all.questions, desk.talks().questions(customer, language));
        app::ChecklistRequest request;
        request.kind = kind;
        request.language = language;
        request.customer = customer;
        RAFIQ_TRY(all.checklists, desk.talks().checklists(request));
        return all;
      },
      [this](Result<All> all) {
        if (!all) return bench().fail(all.error());
        all_ = std::move(all).value();
        bench().show();
      });
}

void TalkTab::clear() {
  all_.reset();
  track_.reset();
  places_.clear();
  open_.clear();
  wording_ = 0;
  more_ = false;
}

void TalkTab::press(const Press& press) {
  switch (press.verb) {
    case Verb::open:
      open_ = open_ == press.key ? std::string{} : press.key;
      return bench().show();
    case Verb::go_on:
      return press.key.empty() ? step({}) : begin(press.key, std::nullopt);
    case Verb::choose:
      if (track_) begin(track_->id, press.key == "form=outline" ? TalkForm::outline : TalkForm::script);
      return;
    case Verb::react:
      return step(press.key);
    case Verb::more:
      more_ = true;
      return bench().show();
    case Verb::other_wording:
      ++wording_;
      return bench().show();
    case Verb::back:
      if (places_.size() > 1) places_.pop_back();
      return bench().show();
    case Verb::leave:
      track_.reset();
      places_.clear();
      return bench().show();
    default:
      return;
  }
}

void TalkTab::begin(const std::string& talk, std::optional<TalkForm> form) {
  bench().ask_here(
      Topic::form,
      [customer = bench().customer, language = bench().language(), talk, form](Desk& desk) {
        return desk.talks().track(customer, language, talk, form);
      },
      [this](Result<TalkTrack> track) {
        if (!track) return bench().fail(track.error());
        const bool same = track_ && track_->id == track.value().id;
        track_ = std::move(track).value();
        wording_ = 0;
        // Between script and outline the talk stands where it stood.
        if (same && !places_.empty() && track_->form == TalkForm::script) return bench().show();
        if (!same || places_.empty()) {
          Place place;
          if (!track_->parts.empty()) {
            place.part = track_->parts.front();
            place.ahead.assign(track_->parts.begin() + 1, track_->parts.end());
          }
          if (track_->form == TalkForm::script) places_ = {std::move(place)};
        }
        bench().show();
      });
}

void TalkTab::step(const std::string& reaction) {
  if (!track_ || places_.empty() || !places_.back().part) return;
  app::TalkStepRequest request;
  request.talk = track_->id;
  request.part = places_.back().part->id;
  request.reaction = reaction;
  request.form = track_->form;
  request.said = places_.size();
  bench().ask_here(
      Topic::form,
      [customer = bench().customer, language = bench().language(), request](Desk& desk) {
        return desk.talks().step(customer, language, request);
      },
      [this](Result<TalkStep> step) {
        if (!step) return bench().fail(step.error());
        TalkStep& it = step.value();
        places_.push_back(
            {std::move(it.say), std::move(it.say_more), std::move(it.part), std::move(it.ahead)});
        wording_ = 0;
        bench().show();
      });
}

void TalkTab::took(const std::string& reaction) {
  if (!track_ || track_->form != TalkForm::script || places_.empty() || !places_.back().part) return;
  const auto& ways = places_.back().part->ways;
  if (std::any_of(ways.begin(), ways.end(), [&](const TalkWay& way) { return way.on == reaction; }))
    step(reaction);
}

}  // namespace rafiq::sidebar
