// SPDX-License-Identifier: Apache-2.0
// Rights, talks, and what happens while serving.
#include "sidebar/platform/desks/page_desks.hpp"

namespace rafiq::sidebar {
namespace {

class CoreRights final : public RightsDesk {
 public:
  explicit CoreRights(OpenCore core) : core_(std::move(core)) {}

  Result<std::vector<app::EntitlementShown>> of(CustomerId customer, Language language) override {
    RAFIQ_TRY(auto* rafiq, core_());
    return rafiq->entitlements().list(customer, language);
  }
  Status claim(CustomerId customer, const std::string& right) override {
    RAFIQ_TRY(auto* rafiq, core_());
    return rafiq->entitlements().claim(customer, right);
  }
  Status unclaim(CustomerId customer, const std::string& right) override {
    RAFIQ_TRY(auto* rafiq, core_());
    return rafiq->entitlements().unclaim(customer, right);
  }

 private:
  OpenCore core_;
};

app::GuideRequest request_of(CustomerId customer, Language language) {
  app::GuideRequest request;
  request.customer = customer;
  request.language = language;
  return request;
}

class CoreTalks final : public TalkDesk {
 public:
  explicit CoreTalks(OpenCore core) : core_(std::move(core)) {}

  Result<std::vector<TalkChoice>> choices(CustomerId customer, Language language) override {
    RAFIQ_TRY(auto* rafiq, core_());
    return rafiq->talks().choices(request_of(customer, language));
  }
  Result<TalkTrack> track(CustomerId customer, Language language, const std::string& talk,
                          std::optional<TalkForm> form) override {
    RAFIQ_TRY(auto* rafiq, core_());
    return rafiq->talks().track(request_of(customer, language), talk, form);
  }
  Result<TalkStep> step(CustomerId customer, Language language, const app::TalkStepRequest& step) override {
    RAFIQ_TRY(auto* rafiq, core_());
    return rafiq->talks().step(request_of(customer, language), step);
  }
  Result<std::vector<QuestionSheet>> questions(CustomerId customer, Language language) override {
    RAFIQ_TRY(auto* rafiq, core_());
    return rafiq->talks().questions(request_of(customer, language), {});
  }
  Result<std::vector<ChecklistSheet>> checklists(const app::ChecklistRequest& request) override {
    RAFIQ_TRY(auto* rafiq, core_());
    return rafiq->talks().checklists(request);
  }

 private:
  OpenCore core_;
};

class CoreMoments final : public MomentDesk {
 public:
  explicit CoreMoments(OpenCore core) : core_(std::move(core)) {}

  Result<app::DraftCheck> check(CustomerId customer, const std::string& text) override {
    RAFIQ_TRY(auto* rafiq, core_());
    app::DraftRequest request;
    request.text = text;
    request.customer = customer;
    return rafiq->drafting().check(request);
  }
  Status mark(InteractionId interaction, InteractionEventKind kind) override {
    RAFIQ_TRY(auto* rafiq, core_());
    RAFIQ_TRY(rafiq->interactions().add_event(interaction, kind));
    return success();
  }
  Status unmark(InteractionId interaction, InteractionEventKind kind) override {
    RAFIQ_TRY(auto* rafiq, core_());
    RAFIQ_TRY(rafiq->interactions().undo_event(interaction, kind));
    return success();
  }

 private:
  OpenCore core_;
};

}  // namespace

std::unique_ptr<RightsDesk> rights_desk(OpenCore core) {
  return std::make_unique<CoreRights>(std::move(core));
}

std::unique_ptr<TalkDesk> talk_desk(OpenCore core) {
  return std::make_unique<CoreTalks>(std::move(core));
}

std::unique_ptr<MomentDesk> moment_desk(OpenCore core) {
  return std::make_unique<CoreMoments>(std::move(core));
}

}  // namespace rafiq::sidebar
