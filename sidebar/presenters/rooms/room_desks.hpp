// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/account_templates.hpp"
#include "core/app/accounts.hpp"
#include "core/app/edits.hpp"
#include "core/app/governed.hpp"
#include "core/app/practice.hpp"
#include "core/app/shifts.hpp"
#include "core/model/brief.hpp"
#include "core/model/talk_track.hpp"
#include "core/util/result.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

// The use cases of core that the rooms need, a small desk for each room. They belong to the thread of their
// office, and calls may take long.
namespace rafiq::sidebar {

class AccountsDesk {
 public:
  virtual ~AccountsDesk() = default;
  virtual Result<std::vector<app::Account>> accounts() = 0;
  virtual Result<app::Accounts::Catalogue> connectors() = 0;
  virtual Status add(const app::NewAccount& account) = 0;
  virtual Result<app::AccountCheck> check(const std::string& account) = 0;
  virtual Status remove(const std::string& account) = 0;
  // Those that the administrator prepared and nobody here has signed in to.
  virtual Result<std::vector<app::AccountTemplate>> prepared() = 0;
  // The names of those that came from there: their settings are the administrator's.
  virtual Result<std::set<std::string>> governed() = 0;
  // To one that was prepared, which becomes an account; or anew, to an account.
  virtual Status sign_in(const std::string& account, const std::map<std::string, Secret>& secrets,
                         std::optional<SecretPlace> place) = 0;
};

class EditsDesk {
 public:
  virtual ~EditsDesk() = default;
  virtual Result<std::vector<app::EditShown>> outbox() = 0;
  virtual Status settle(EditId edit, app::Edits::Take take, const std::optional<std::string>& value) = 0;
  virtual Status retry(EditId edit) = 0;
  virtual Status drop(EditId edit) = 0;
};

class ShiftDesk {
 public:
  virtual ~ShiftDesk() = default;
  enum class Step { start, pause, resume, end, undo };
  virtual Result<app::ShiftShown> shift() = 0;
  virtual Result<app::ShiftShown> take(Step step) = 0;
  virtual Result<std::vector<ChecklistSheet>> readiness(Channel channel, Language language) = 0;
  virtual Result<app::Reflection> reflection(Language language) = 0;
};

class PracticeDesk {
 public:
  virtual ~PracticeDesk() = default;
  virtual Result<std::vector<app::PracticeCaseInfo>> cases(Language language) = 0;
  virtual Result<app::PracticeMoment> start(const std::string& practice_case, Language language) = 0;
  virtual Result<app::PracticeMoment> look(PracticeId session, Language language) = 0;
  virtual Result<app::PracticeMoment> choose(PracticeId session, const std::string& answer,
                                             Language language) = 0;
  virtual Result<app::PracticePictureView> picture() = 0;
  virtual Status forget() = 0;
};

class BriefDesk {
 public:
  virtual ~BriefDesk() = default;
  enum class Kind { handover, escalation, through_their_eyes };
  virtual Result<Brief> brief(CustomerId customer, Kind kind, Language language) = 0;
};

class RoomDesks {
 public:
  virtual ~RoomDesks() = default;
  virtual AccountsDesk& accounts() = 0;
  // What the administrator of this machine decides.
  virtual app::GovernedShown governed() { return {}; }
  virtual EditsDesk& edits() = 0;
  virtual ShiftDesk& shifts() = 0;
  virtual PracticeDesk& practice() = 0;
  virtual BriefDesk& briefs() = 0;
};

}  // namespace rafiq::sidebar
