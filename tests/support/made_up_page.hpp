// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/desks.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// The desks of a customer's page in memory, for presenters and windows to stand on. What is noted "waits" for
// the CRM until a test says otherwise.
namespace rafiq::sidebar::test {

inline Standings stands(std::string state) {
  app::EditStanding standing;
  standing.state = std::move(state);
  if (standing.state != "local_only") standing.account = "crm";
  return {standing};
}

class MadeUpProfile final : public ProfileDesk {
 public:
  std::vector<KnownFact> known;
  std::vector<std::string> log;

  Result<std::vector<KnownFact>> facts(CustomerId) override { return known; }
  Result<FactId> add(CustomerId customer, const app::NewFact& fact) override {
    KnownFact one;
    one.fact.id = FactId{next_++};
    one.fact.customer = customer;
    one.fact.aspect = fact.aspect;
    one.fact.label = fact.label;
    one.fact.value = fact.value;
    one.fact.source = fact.source;
    one.fact.who = "Huda";
    one.fact.purpose = "service";
    one.fact.noted_at = noted_at;
    if (fact.consent) one.fact.consent = Consent{true, "Huda", noted_at};
    one.standings = stands("pending");
    known.push_back(one);
    log.push_back("add " + fact.value);
    return one.fact.id;
  }
  Result<EditId> withdraw(const Fact& fact) override {
    log.push_back("withdraw " + fact.id.text());
    if (fact.source == FactSource::crm_field) return EditId{5};
    std::erase_if(known, [&](const KnownFact& one) { return one.fact.id == fact.id; });
    return EditId{};
  }
  Status restore(const Fact& fact, EditId withdrawal) override {
    log.push_back("restore " + fact.id.text());
    if (!withdrawal.valid()) known.push_back({fact, stands("pending")});
    return success();
  }

  TimePoint noted_at{};

 private:
  std::int64_t next_ = 100;
};

class MadeUpPromises final : public PromiseDesk {
 public:
  std::vector<SeenPromise> promises;

  // Whatever time is written is this one.
  TimePoint meant{};

  Result<std::vector<SeenPromise>> of(CustomerId) override { return promises; }
  Result<TimePoint> understood(const std::string& due) override {
    if (due.find_first_of("0123456789") == std::string::npos)
      return Error{ErrorCode::usage, "Not a time: " + due, "", "Write a day or a time"};
    return meant;
  }
  Result<CommitmentId> make(CustomerId customer, const std::string& what, const std::string&) override {
    SeenPromise one;
    one.shown.commitment.id = CommitmentId{next_++};
    one.shown.commitment.customer = customer;
    one.shown.commitment.what = what;
    one.shown.commitment.due = meant;
    one.standings = stands("pending");
    promises.insert(promises.begin(), one);
    return one.shown.commitment.id;
  }
  Status keep(CommitmentId id) override { return to(id, CommitmentState::kept); }
  Status break_off(CommitmentId id) override { return to(id, CommitmentState::broken); }
  Status reopen(CommitmentId id) override { return to(id, CommitmentState::open); }
  Status take_back(CommitmentId id) override {
    std::erase_if(promises, [&](const SeenPromise& one) { return one.shown.commitment.id == id; });
    return success();
  }

 private:
  Status to(CommitmentId id, CommitmentState state) {
    for (auto& each : promises)
      if (each.shown.commitment.id == id) each.shown.commitment.state = state;
    return success();
  }
  std::int64_t next_ = 100;
};

class MadeUpJourney final : public JourneyDesk {
 public:
  SeenJourney seen;
  Brief eyes;

  Result<SeenJourney> journey(CustomerId) override { return seen; }
  Result<Brief> through_their_eyes(CustomerId, Language) override { return eyes; }
  Result<TouchpointId> add(CustomerId customer, const app::NewTouchpoint& step) override {
    SeenJourney::Step one;
    one.touchpoint.id = TouchpointId{next_++};
    one.touchpoint.customer = customer;
    one.touchpoint.what = step.what;
    one.touchpoint.channel = step.channel;
    one.touchpoint.by_customer = step.by_customer;
    one.touchpoint.feeling = step.feeling;
    one.touchpoint.at = now;
    one.standings = stands("pending");
    seen.steps.insert(seen.steps.begin(), one);
    return one.touchpoint.id;
  }
  Status take_back(TouchpointId id) override {
    std::erase_if(seen.steps, [&](const auto& one) { return one.touchpoint.id == id; });
    return success();
  }

  TimePoint now{};

 private:
  std::int64_t next_ = 100;
};

class MadeUpRights final : public RightsDesk {
 public:
  std::vector<app::EntitlementShown> rights;

  Result<std::vector<app::EntitlementShown>> of(CustomerId, Language) override { return rights; }
  Status claim(CustomerId, const std::string& id) override { return set(id, TimePoint{}); }
  Status unclaim(CustomerId, const std::string& id) override { return set(id, std::nullopt); }

 private:
  Status set(const std::string& id, std::optional<TimePoint> at) {
    for (auto& each : rights)
      if (each.id == id) each.claimed = at;
    return success();
  }
};

class MadeUpTalks final : public TalkDesk {
 public:
  std::vector<TalkChoice> talks;
  TalkTrack script;
  std::vector<QuestionSheet> sheets;
  std::vector<ChecklistSheet> lists;
  std::vector<std::string> log;
  std::optional<Error> trouble;

  Result<std::vector<TalkChoice>> choices(CustomerId, Language) override { return talks; }
  Result<TalkTrack> track(CustomerId, Language, const std::string& talk,
                          std::optional<TalkForm> form) override {
    TalkTrack track = script;
    track.id = talk;
    track.form = form.value_or(TalkForm::script);
    if (track.form == TalkForm::outline)
      for (auto& part : track.parts) part.say.clear();
    return track;
  }
  Result<TalkStep> step(CustomerId, Language, const app::TalkStepRequest& request) override {
    log.push_back("step " + request.part + " " + request.reaction);
    TalkStep step;
    step.talk = request.talk;
    if (!request.reaction.empty()) step.say = "Answer to " + request.reaction;
    for (std::size_t at = 0; at < script.parts.size(); ++at)
      if (script.parts[at].id == request.part && at + 1 < script.parts.size()) {
        step.part = script.parts[at + 1];
        step.ahead.assign(script.parts.begin() + static_cast<std::ptrdiff_t>(at) + 2, script.parts.end());
      }
    return step;
  }
  Result<std::vector<QuestionSheet>> questions(CustomerId, Language) override { return sheets; }
  Result<std::vector<ChecklistSheet>> checklists(const app::ChecklistRequest& request) override {
    if (trouble) return *trouble;
    std::vector<ChecklistSheet> found;
    std::copy_if(lists.begin(), lists.end(), std::back_inserter(found),
                 [&](const ChecklistSheet& one) { return one.kind == request.kind; });
    return found;
  }
};

class MadeUpMoments final : public MomentDesk {
 public:
  std::vector<std::string> log;
  std::string flagged = "last chance";

  Result<app::DraftCheck> check(CustomerId, const std::string& text) override {
    app::DraftCheck check;
    const auto at = text.find(flagged);
    if (at == std::string::npos) return check;
    app::DraftFinding finding;
    finding.begin = finding.first_character = at;
    finding.end = finding.end_character = at + flagged.size();
    finding.text = flagged;
    finding.why = "It hurries the customer.";
    finding.instead = "The offer stands until Sunday.";
    check.findings = {finding};
    return check;
  }
  Status mark(InteractionId, InteractionEventKind kind) override {
    log.push_back("mark " + std::string{name(kind)});
    return success();
  }
  Status unmark(InteractionId, InteractionEventKind kind) override {
    log.push_back("unmark " + std::string{name(kind)});
    return success();
  }
};

// All of them.
struct MadeUpPage {
  MadeUpProfile profile;
  MadeUpPromises promises;
  MadeUpJourney journey;
  MadeUpRights rights;
  MadeUpTalks talks;
  MadeUpMoments moments;
};

// Something of each, as a customer of two years would have it.
inline void furnish(MadeUpPage& page, TimePoint now) {
  using std::chrono::hours;
  const auto fact = [&](std::int64_t id, Aspect aspect, std::string value, std::string field) {
    Fact one;
    one.id = FactId{id};
    one.customer = CustomerId{1};
    one.aspect = aspect;
    one.value = std::move(value);
    one.label = std::move(field);
    one.who = "crm";
    one.noted_at = now - hours{24 * 40};
    page.profile.known.push_back({one, stands("saved")});
  };
  fact(1, Aspect::education, "master", "Education");
  fact(2, Aspect::cultural_background, "Nubian", "Background");
  page.profile.noted_at = page.journey.now = now;
  const auto promise = [&](std::int64_t id, std::string what, bool overdue) {
    SeenPromise one;
    one.shown.commitment.id = CommitmentId{id};
    one.shown.commitment.what = std::move(what);
    one.shown.overdue = overdue;
    one.shown.commitment.due = overdue ? now - hours{18} : now + hours{24};
    one.standings = stands(overdue ? "saved" : "pending");
    page.promises.promises.push_back(one);
  };
  page.promises.meant = now + hours{30};
  promise(1, "Call back with the price", true);
  promise(2, "Send the form by mail", false);
  for (int at = 0; at < 12; ++at) {
    SeenJourney::Step step;
    step.touchpoint.id = TouchpointId{at + 1};
    step.touchpoint.account = at == 0 ? "" : "crm";
    step.touchpoint.what = "Step " + std::to_string(12 - at);
    step.touchpoint.at = now - hours{24 * (at + 1)};
    step.touchpoint.by_customer = at % 2 == 0;
    if (at % 3 == 0) step.touchpoint.feeling = 2 - at / 3;
    step.standings = stands(at == 0 ? "pending" : "saved");
    page.journey.seen.steps.push_back(step);
  }
  for (auto step = page.journey.seen.steps.rbegin(); step != page.journey.seen.steps.rend(); ++step)
    if (step->touchpoint.feeling)
      page.journey.seen.feelings.push_back(
          {step->touchpoint.id, step->touchpoint.at, *step->touchpoint.feeling, {}});
  page.journey.eyes.title = "Through their eyes";
  page.journey.eyes.lines = {{"Waited", "Four days for an answer"}};
  app::EntitlementShown right;
  right.id = "right.delay";
  right.title = "A refund for the delay";
  right.body = "One day of the fee for each day of delay.";
  right.how = "Ask for it in the branch.";
  page.rights.rights.push_back(right);
  page.talks.talks = {{"talk.renewal", "default", {}, "A renewal without pressure", true, 1, {}}};
  page.talks.script.title = "A renewal without pressure";
  page.talks.script.parts = {
      {"opening",
       "opening",
       "tell",
       "Say why you call",
       "Your contract ends in May.",
       {"In May your contract ends."},
       false,
       {{"", "need"}, {"not_convinced", "need"}, {"in_a_hurry", "close"}}},
      {"need",
       "need",
       "listen",
       "Ask what has changed",
       "What has changed since?",
       {},
       false,
       {{"", "close"}}},
      {"close", "close", "tell", "Leave the choice to them", "It is your choice.", {}, false, {}}};
  page.talks.sheets = {
      {"questions.change", "default", {}, "What has changed", {"What is new?"}, {"Tell me of your day"}, {}}};
  page.talks.lists = {{"check.calm",
                       "default",
                       "calm",
                       {},
                       "Calm",
                       {{"breathe", "Breathe, and lower your voice", "I hear you.", {"I am listening."}},
                        {"name", "Say what you understood", "", {}},
                        {"offer", "Offer what you can do now", "This is what I can do now.", {}}}},
                      {"check.ready",
                       "default",
                       "preparation",
                       {},
                       "Before you present",
                       {{"one", "Have the file at hand", "", {}}}}};
}

}  // namespace rafiq::sidebar::test
