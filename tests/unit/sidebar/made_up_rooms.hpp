// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/rooms/rooms.hpp"
#include "tests/unit/sidebar/made_up.hpp"

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <vector>

// Ground for the rooms to stand on in tests: answers from plain members, and what was asked in a log.
namespace rafiq::sidebar::test {

struct RoomState {
  app::GovernedShown governed;
  std::vector<Language> practice_languages;  // in which the cases were asked for
  std::vector<app::Account> accounts;
  std::vector<app::AccountTemplate> prepared;
  std::set<std::string> of_templates;
  app::Accounts::Catalogue catalogue;
  std::vector<app::EditShown> edits;
  app::ShiftShown shift;
  app::PracticeMoment moment;
  int practised = 0;
  Brief brief;
  std::optional<Error> trouble;
  std::optional<Error> sign_in;                 // what a check answers
  std::string secret;                           // "slot=text" of the last account added
  std::map<std::string, std::string> settings;  // of that account
  std::vector<std::string> log;

  Status note(std::string line) {
    log.push_back(std::move(line));
    if (trouble) return *trouble;
    return success();
  }
};

class MadeUpAccounts final : public AccountsDesk {
 public:
  explicit MadeUpAccounts(RoomState& state) : state_(state) {}
  Result<std::vector<app::Account>> accounts() override { return state_.accounts; }
  Result<app::Accounts::Catalogue> connectors() override { return state_.catalogue; }
  Status add(const app::NewAccount& account) override {
    for (const auto& [slot, secret] : account.secrets)
      state_.secret = slot + "=" + std::string(secret.reveal());
    state_.settings = account.settings;
    RAFIQ_TRY(state_.note("add " + account.name));
    app::Account made;
    made.name = account.name;
    made.connector = account.connector;
    state_.accounts.push_back(made);
    return success();
  }
  Result<app::AccountCheck> check(const std::string& account) override {
    state_.log.push_back("check " + account);
    if (state_.sign_in) return *state_.sign_in;
    return app::AccountCheck{"huda", {}};
  }
  Status remove(const std::string& account) override {
    std::erase_if(state_.accounts, [&](const auto& each) { return each.name == account; });
    return state_.note("remove " + account);
  }
  Result<std::vector<app::AccountTemplate>> prepared() override { return state_.prepared; }
  Result<std::set<std::string>> governed() override { return state_.of_templates; }
  Status sign_in(const std::string& account, const std::map<std::string, Secret>& secrets,
                 std::optional<SecretPlace> place) override {
    for (const auto& [slot, secret] : secrets) state_.secret = slot + "=" + std::string(secret.reveal());
    RAFIQ_TRY(state_.note("sign in " + account + (place ? " " + std::string(name(*place)) : "")));
    const auto found = std::find_if(state_.prepared.begin(), state_.prepared.end(),
                                    [&](const auto& one) { return one.account.name == account; });
    if (found == state_.prepared.end()) return success();
    app::Account made;
    made.name = account;
    made.connector = found->account.connector;
    made.settings = found->account.settings;
    for (const auto& [slot, secret] : secrets) made.secret_slots.push_back(slot);
    state_.accounts.push_back(made);
    state_.of_templates.insert(account);
    state_.prepared.erase(found);
    return success();
  }

 private:
  RoomState& state_;
};

class MadeUpEdits final : public EditsDesk {
 public:
  explicit MadeUpEdits(RoomState& state) : state_(state) {}
  Result<std::vector<app::EditShown>> outbox() override { return state_.edits; }
  Status settle(EditId edit, app::Edits::Take take, const std::optional<std::string>& value) override {
    return state_.note("settle " + edit.text() + (take == app::Edits::Take::local ? " local " : " crm ") +
                       value.value_or("-"));
  }
  Status retry(EditId edit) override { return state_.note("retry " + edit.text()); }
  Status drop(EditId edit) override { return state_.note("drop " + edit.text()); }

 private:
  RoomState& state_;
};

class MadeUpShifts final : public ShiftDesk {
 public:
  explicit MadeUpShifts(RoomState& state) : state_(state) {}
  Result<app::ShiftShown> shift() override { return state_.shift; }
  Result<app::ShiftShown> take(Step step) override {
    RAFIQ_TRY(state_.note("step " + std::to_string(static_cast<int>(step))));
    if (step == Step::start) state_.shift.shift = Shift{};
    if (step == Step::end || step == Step::undo) state_.shift.shift.reset();
    return state_.shift;
  }
  Result<std::vector<ChecklistSheet>> readiness(Channel channel, Language) override {
    ChecklistSheet sheet;
    sheet.steps = {{"one", "ready for " + std::string{name(channel)}, "", {}}};
    return std::vector{sheet};
  }
  Result<app::Reflection> reflection(Language) override {
    return app::Reflection{"A minute", "Who left better?"};
  }

 private:
  RoomState& state_;
};

class MadeUpPractice final : public PracticeDesk {
 public:
  explicit MadeUpPractice(RoomState& state) : state_(state) {}
  Result<std::vector<app::PracticeCaseInfo>> cases(Language language) override {
    state_.practice_languages.push_back(language);
    return std::vector{state_.moment.about};
  }
  Result<app::PracticeMoment> start(const std::string& practice_case, Language) override {
    RAFIQ_TRY(state_.note("practise " + practice_case));
    return state_.moment;
  }
  Result<app::PracticeMoment> look(PracticeId, Language language) override {
    auto moment = state_.moment;
    if (language == Language::arabic) moment.says = "in Arabic: " + moment.says;
    return moment;
  }
  Result<app::PracticeMoment> choose(PracticeId, const std::string& answer, Language) override {
    RAFIQ_TRY(state_.note("answer " + answer));
    auto after = state_.moment;
    after.chosen = app::PracticeChosen{"I say " + answer, 1, "They felt heard", {}};
    after.ended = true;
    after.felt = 1;
    ++state_.practised;
    return after;
  }
  Result<app::PracticePictureView> picture() override {
    app::PracticePictureView view;
    view.sessions = state_.practised;
    view.strengths = {{"listening", 1, 0, "growing"}};
    return view;
  }
  Status forget() override {
    state_.practised = 0;
    return state_.note("forget");
  }

 private:
  RoomState& state_;
};

class MadeUpBriefs final : public BriefDesk {
 public:
  explicit MadeUpBriefs(RoomState& state) : state_(state) {}
  Result<Brief> brief(CustomerId customer, Kind kind, Language language) override {
    RAFIQ_TRY(state_.note("brief " + customer.text() + " " + std::to_string(static_cast<int>(kind)) + " " +
                          std::string{name(language)}));
    return state_.brief;
  }

 private:
  RoomState& state_;
};

class MadeUpRooms final : public RoomDesks {
 public:
  RoomState state;
  AccountsDesk& accounts() override { return accounts_; }
  app::GovernedShown governed() override { return state.governed; }
  EditsDesk& edits() override { return edits_; }
  ShiftDesk& shifts() override { return shifts_; }
  PracticeDesk& practice() override { return practice_; }
  BriefDesk& briefs() override { return briefs_; }

 private:
  MadeUpAccounts accounts_{state};
  MadeUpEdits edits_{state};
  MadeUpShifts shifts_{state};
  MadeUpPractice practice_{state};
  MadeUpBriefs briefs_{state};
};

class MadeUpShell final : public ShellIntents {
 public:
  Settings now;
  int quits = 0, samples = 0;
  std::vector<std::string> screens;
  [[nodiscard]] std::vector<std::string> monitors() const override { return screens; }
  [[nodiscard]] const Settings& settings() const override { return now; }
  void use_language(Language language) override { now.language = language; }
  void use_theme(ThemeChoice theme) override { now.theme = theme; }
  void use_dock(DockSide side) override { now.dock = side; }
  void use_width(int width) override { now.width = width; }
  void use(const Settings& settings) override { now = settings; }
  void open_sample() override { ++samples; }
  void quit() override { ++quits; }
};

class LoggingCourier final : public Courier {
 public:
  std::vector<std::string> log;
  void sync_soon() override { log.emplace_back("all"); }
  void sync(const std::string& account) override { log.push_back(account); }
  void stop() override { log.emplace_back("stop"); }
};

// A browser that a test ends when it likes.
class HeldSignIns final : public SignIns {
 public:
  std::vector<std::string> log;
  std::function<void(const Status&)> ended;
  void start(const std::string& account, std::function<void(const Status&)> when_ended) override {
    log.push_back(account);
    ended = std::move(when_ended);
  }
  void cancel() override {
    log.emplace_back("cancel");
    if (ended) ended(Error{ErrorCode::cancelled, "The sign-in was cancelled", "", ""});
  }
};

// Rooms on all of the above.
struct House {
  MadeUpRooms desks;
  MadeUpDesk desk;
  SteppedOffice office{desk};
  LoggingCourier courier;
  HeldSignIns sign_ins;
  MadeUpShell shell;
  std::shared_ptr<FixedClock> clock =
      std::make_shared<FixedClock>(parse_iso8601("2026-03-10T10:00:00Z").value());
  Screen screen;
  int changes_told = 0;
  Language speaks = Language::english;
  Rooms rooms{{[this]() -> Office& { return office; }, courier, sign_ins,
               [this] { return std::make_shared<PlainWords>(speaks); }, clock, shell,
               [this](const Screen& shown) { screen = shown; }, [this] { ++changes_told; }}};

  House() { desk.room_desks = &desks; }
  RoomState& state() { return desks.state; }
  void enter(RoomId room) {
    rooms.enter(room);
    office.run_all();
  }
  void press(const std::string& control, Secrets secrets = {}) {
    rooms.press(control, std::move(secrets));
    office.run_all();
  }
  // Every word in sight, without the marks of direction.
  [[nodiscard]] std::string all() const;
  [[nodiscard]] bool says(const std::string& text) const { return all().find(text) != std::string::npos; }
  [[nodiscard]] const Action* action(const std::string& id) const;
  [[nodiscard]] bool logged(const std::string& line) const;  // what the desks were asked for
};

}  // namespace rafiq::sidebar::test
