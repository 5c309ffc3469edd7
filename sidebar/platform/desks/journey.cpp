// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/desks/page_desks.hpp"

#include <algorithm>

namespace rafiq::sidebar {
namespace {

class CoreJourney final : public JourneyDesk {
 public:
  explicit CoreJourney(OpenCore core) : core_(std::move(core)) {}

  Result<SeenJourney> journey(CustomerId customer) override {
    RAFIQ_TRY(auto* rafiq, core_());
    RAFIQ_TRY(auto shown, rafiq->journey().show(customer));
    SeenJourney seen;
    seen.feelings = std::move(shown.feelings);
    seen.waits = std::move(shown.waits);
    std::reverse(shown.touchpoints.begin(), shown.touchpoints.end());
    for (auto& each : shown.touchpoints) {
      SeenJourney::Step step{std::move(each), {}};
      if (step.touchpoint.account.empty()) {
        RAFIQ_TRY(step.standings, rafiq->edits().standing(step.touchpoint.id));
      }
      seen.steps.push_back(std::move(step));
    }
    return seen;
  }

  Result<Brief> through_their_eyes(CustomerId customer, Language language) override {
    RAFIQ_TRY(auto* rafiq, core_());
    return rafiq->journey().through_their_eyes(customer, language);
  }

  Result<TouchpointId> add(CustomerId customer, const app::NewTouchpoint& step) override {
    RAFIQ_TRY(auto* rafiq, core_());
    RAFIQ_TRY(const auto added, rafiq->journey().add(customer, step));
    return added.id;
  }

  Status take_back(TouchpointId step) override {
    RAFIQ_TRY(auto* rafiq, core_());
    RAFIQ_TRY(rafiq->journey().undo(step));
    return success();
  }

 private:
  OpenCore core_;
};

}  // namespace

std::unique_ptr<JourneyDesk> journey_desk(OpenCore core) {
  return std::make_unique<CoreJourney>(std::move(core));
}

}  // namespace rafiq::sidebar
