// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/customers.hpp"
#include "core/app/drafting.hpp"
#include "core/app/edits.hpp"
#include "core/app/entitlements.hpp"
#include "core/app/journey.hpp"
#include "core/app/promises.hpp"
#include "core/app/talks.hpp"
#include "core/model/interaction.hpp"

#include <optional>
#include <string>
#include <vector>

// What the parts of a customer's page need of core: a small desk for each. They live as long as the Desk that
// hands them out, on its thread.
namespace rafiq::sidebar {

using Standings = std::vector<app::EditStanding>;

struct KnownFact {
  Fact fact;
  Standings standings;
};

class ProfileDesk {
 public:
  virtual ~ProfileDesk() = default;
  virtual Result<std::vector<KnownFact>> facts(CustomerId customer) = 0;
  virtual Result<FactId> add(CustomerId customer, const app::NewFact& fact) = 0;
  // Of a field of a CRM: the edit that takes it out there, which is not valid for what was noted here.
  virtual Result<EditId> withdraw(const Fact& fact) = 0;
  virtual Status restore(const Fact& fact, EditId withdrawal) = 0;
};

struct SeenPromise {
  app::PromiseShown shown;
  Standings standings;
};

class PromiseDesk {
 public:
  virtual ~PromiseDesk() = default;
  virtual Result<std::vector<SeenPromise>> of(CustomerId customer) = 0;
  virtual Result<TimePoint> understood(const std::string& due) = 0;
  virtual Result<CommitmentId> make(CustomerId customer, const std::string& what, const std::string& due) = 0;
  virtual Status keep(CommitmentId promise) = 0;
  virtual Status break_off(CommitmentId promise) = 0;
  virtual Status reopen(CommitmentId promise) = 0;
  virtual Status take_back(CommitmentId promise) = 0;
};

struct SeenJourney {
  struct Step {
    Touchpoint touchpoint;
    Standings standings;
  };
  std::vector<Step> steps;  // newest first
  std::vector<journey::FeelingPoint> feelings;
  std::vector<app::WaitShown> waits;
};

class JourneyDesk {
 public:
  virtual ~JourneyDesk() = default;
  virtual Result<SeenJourney> journey(CustomerId customer) = 0;
  virtual Result<Brief> through_their_eyes(CustomerId customer, Language language) = 0;
  virtual Result<TouchpointId> add(CustomerId customer, const app::NewTouchpoint& step) = 0;
  virtual Status take_back(TouchpointId step) = 0;
};

class RightsDesk {
 public:
  virtual ~RightsDesk() = default;
  virtual Result<std::vector<app::EntitlementShown>> of(CustomerId customer, Language language) = 0;
  virtual Status claim(CustomerId customer, const std::string& right) = 0;
  virtual Status unclaim(CustomerId customer, const std::string& right) = 0;
};

class TalkDesk {
 public:
  virtual ~TalkDesk() = default;
  virtual Result<std::vector<TalkChoice>> choices(CustomerId customer, Language language) = 0;
  virtual Result<TalkTrack> track(CustomerId customer, Language language, const std::string& talk,
                                  std::optional<TalkForm> form) = 0;
  virtual Result<TalkStep> step(CustomerId customer, Language language, const app::TalkStepRequest& step) = 0;
  virtual Result<std::vector<QuestionSheet>> questions(CustomerId customer, Language language) = 0;
  virtual Result<std::vector<ChecklistSheet>> checklists(const app::ChecklistRequest& request) = 0;
};

// What happens while serving, and what is written about it.
class MomentDesk {
 public:
  virtual ~MomentDesk() = default;
  virtual Result<app::DraftCheck> check(CustomerId customer, const std::string& text) = 0;
  virtual Status mark(InteractionId interaction, InteractionEventKind kind) = 0;
  virtual Status unmark(InteractionId interaction, InteractionEventKind kind) = 0;
};

// The desks of a customer's page.
class PageDesks {
 public:
  virtual ~PageDesks() = default;
  virtual ProfileDesk& profile() = 0;
  virtual PromiseDesk& promises() = 0;
  virtual JourneyDesk& journey() = 0;
  virtual RightsDesk& rights() = 0;
  virtual TalkDesk& talks() = 0;
  virtual MomentDesk& moments() = 0;
};

}  // namespace rafiq::sidebar
