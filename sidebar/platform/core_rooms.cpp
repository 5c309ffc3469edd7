// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/core_rooms.hpp"

#include "core/app/template_accounts.hpp"

namespace rafiq::sidebar {
namespace {

using Core = std::function<Result<app::Rafiq*>()>;

class CoreAccounts final : public AccountsDesk {
 public:
  explicit CoreAccounts(const Core& core) : core_(core) {}
  Result<std::vector<app::Account>> accounts() override {
    RAFIQ_TRY(auto* rafiq, core_());
    return rafiq->accounts().list();
  }
  Result<app::Accounts::Catalogue> connectors() override {
    RAFIQ_TRY(auto* rafiq, core_());
    return rafiq->accounts().connectors();
  }
  Status add(const app::NewAccount& account) override {
    RAFIQ_TRY(auto* rafiq, core_());
    return rafiq->accounts().add(account);
  }
  Result<app::AccountCheck> check(const std::string& account) override {
    RAFIQ_TRY(auto* rafiq, core_());
    return rafiq->accounts().check(account);
  }
  Status remove(const std::string& account) override {
    RAFIQ_TRY(auto* rafiq, core_());
    return rafiq->accounts().remove(account);
  }
  Result<std::vector<app::AccountTemplate>> prepared() override {
    RAFIQ_TRY(auto* rafiq, core_());
    return rafiq->account_templates().ready();
  }
  Result<std::set<std::string>> governed() override {
    RAFIQ_TRY(auto* rafiq, core_());
    return app::accounts_of_templates(*rafiq);
  }
  Status sign_in(const std::string& account, const std::map<std::string, Secret>& secrets,
                 std::optional<SecretPlace> place) override {
    RAFIQ_TRY(auto* rafiq, core_());
    return rafiq->account_templates().sign_in(account, secrets, place);
  }

 private:
  const Core& core_;
};

class CoreEdits final : public EditsDesk {
 public:
  explicit CoreEdits(const Core& core) : core_(core) {}
  Result<std::vector<app::EditShown>> outbox() override {
    RAFIQ_TRY(auto* rafiq, core_());
    return rafiq->edits().outbox();
  }
  Status settle(EditId edit, app::Edits::Take take, const std::optional<std::string>& value) override {
    RAFIQ_TRY(auto* rafiq, core_());
    return rafiq->edits().settle(edit, take, value);
  }
  Status retry(EditId edit) override {
    RAFIQ_TRY(auto* rafiq, core_());
    return rafiq->edits().retry(edit);
  }
  Status drop(EditId edit) override {
    RAFIQ_TRY(auto* rafiq, core_());
    return rafiq->edits().drop(edit);
  }

 private:
  const Core& core_;
};

class CoreShifts final : public ShiftDesk {
 public:
  explicit CoreShifts(const Core& core) : core_(core) {}
  Result<app::ShiftShown> shift() override {
    RAFIQ_TRY(auto* rafiq, core_());
    return rafiq->shifts().show();
  }
  Result<app::ShiftShown> take(Step step) override {
    RAFIQ_TRY(auto* rafiq, core_());
    switch (step) {
      case Step::start:
        return rafiq->shifts().start();
      case Step::pause:
        return rafiq->shifts().take_break();
      case Step::resume:
        return rafiq->shifts().back_from_break();
      case Step::end:
        return rafiq->shifts().end();
      case Step::undo:
        return rafiq->shifts().undo();
    }
    return rafiq->shifts().show();
  }
  Result<std::vector<ChecklistSheet>> readiness(Channel channel, Language language) override {
    RAFIQ_TRY(auto* rafiq, core_());
    app::ChecklistRequest request;
    request.kind = "readiness";
    request.language = language;
    request.channel = channel;
    return rafiq->talks().checklists(request);
  }
  Result<app::Reflection> reflection(Language language) override {
    RAFIQ_TRY(auto* rafiq, core_());
    return rafiq->shifts().reflection(language);
  }

 private:
  const Core& core_;
};

class CorePractice final : public PracticeDesk {
 public:
  explicit CorePractice(const Core& core) : core_(core) {}
  Result<std::vector<app::PracticeCaseInfo>> cases(Language language) override {
    RAFIQ_TRY(auto* rafiq, core_());
    return rafiq->practice().list(language);
  }
  Result<app::PracticeMoment> start(const std::string& practice_case, Language language) override {
    RAFIQ_TRY(auto* rafiq, core_());
    return rafiq->practice().start(practice_case, language);
  }
  Result<app::PracticeMoment> look(PracticeId session, Language language) override {
    RAFIQ_TRY(auto* rafiq, core_());
    return rafiq->practice().look(session, language);
  }
  Result<app::PracticeMoment> choose(PracticeId session, const std::string& answer,
                                     Language language) override {
    RAFIQ_TRY(auto* rafiq, core_());
    return rafiq->practice().choose(session, answer, language);
  }
  Result<app::PracticePictureView> picture() override {
    RAFIQ_TRY(auto* rafiq, core_());
    return rafiq->practice().picture();
  }
  Status forget() override {
    RAFIQ_TRY(auto* rafiq, core_());
    RAFIQ_TRY(rafiq->practice().forget());
    return success();
  }

 private:
  const Core& core_;
};

class CoreBriefs final : public BriefDesk {
 public:
  explicit CoreBriefs(const Core& core) : core_(core) {}
  Result<Brief> brief(CustomerId customer, Kind kind, Language language) override {
    RAFIQ_TRY(auto* rafiq, core_());
    switch (kind) {
      case Kind::handover:
        return rafiq->journey().handover(customer, language);
      case Kind::escalation:
        return rafiq->journey().escalation(customer, language);
      case Kind::through_their_eyes:
        return rafiq->journey().through_their_eyes(customer, language);
    }
    return rafiq->journey().handover(customer, language);
  }

 private:
  const Core& core_;
};

class CoreRooms final : public RoomDesks {
 public:
  explicit CoreRooms(Core core) : core_(std::move(core)) {}
  AccountsDesk& accounts() override { return accounts_; }
  app::GovernedShown governed() override {
    const auto rafiq = core_();
    return rafiq ? rafiq.value()->governed().show() : app::GovernedShown{};
  }
  EditsDesk& edits() override { return edits_; }
  ShiftDesk& shifts() override { return shifts_; }
  PracticeDesk& practice() override { return practice_; }
  BriefDesk& briefs() override { return briefs_; }

 private:
  Core core_;
  CoreAccounts accounts_{core_};
  CoreEdits edits_{core_};
  CoreShifts shifts_{core_};
  CorePractice practice_{core_};
  CoreBriefs briefs_{core_};
};

}  // namespace

std::unique_ptr<RoomDesks> make_core_rooms(std::function<Result<app::Rafiq*>()> core) {
  return std::make_unique<CoreRooms>(std::move(core));
}

}  // namespace rafiq::sidebar
