// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/desks/page_desks.hpp"

namespace rafiq::sidebar {
namespace {

class CorePromises final : public PromiseDesk {
 public:
  explicit CorePromises(OpenCore core) : core_(std::move(core)) {}

  Result<std::vector<SeenPromise>> of(CustomerId customer) override {
    RAFIQ_TRY(auto* rafiq, core_());
    RAFIQ_TRY(auto promises, rafiq->promises().of(customer));
    std::vector<SeenPromise> seen;
    for (auto& each : promises) {
      SeenPromise one{std::move(each), {}};
      RAFIQ_TRY(one.standings, rafiq->edits().standing(one.shown.commitment.id));
      seen.push_back(std::move(one));
    }
    return seen;
  }

  Result<TimePoint> understood(const std::string& due) override {
    RAFIQ_TRY(auto* rafiq, core_());
    return rafiq->promises().read_due(due);
  }

  Result<CommitmentId> make(CustomerId customer, const std::string& what, const std::string& due) override {
    RAFIQ_TRY(auto* rafiq, core_());
    RAFIQ_TRY(const auto moment, rafiq->promises().read_due(due));
    RAFIQ_TRY(const auto made, rafiq->promises().add(customer, what, moment));
    return made.id;
  }

  Status keep(CommitmentId promise) override {
    RAFIQ_TRY(auto* rafiq, core_());
    RAFIQ_TRY(rafiq->promises().keep(promise));
    return success();
  }

  Status break_off(CommitmentId promise) override {
    RAFIQ_TRY(auto* rafiq, core_());
    RAFIQ_TRY(rafiq->promises().break_off(promise));
    return success();
  }

  Status reopen(CommitmentId promise) override {
    RAFIQ_TRY(auto* rafiq, core_());
    RAFIQ_TRY(rafiq->promises().reopen(promise));
    return success();
  }

  Status take_back(CommitmentId promise) override {
    RAFIQ_TRY(auto* rafiq, core_());
    RAFIQ_TRY(rafiq->promises().undo(promise));
    return success();
  }

 private:
  OpenCore core_;
};

}  // namespace

std::unique_ptr<PromiseDesk> promise_desk(OpenCore core) {
  return std::make_unique<CorePromises>(std::move(core));
}

}  // namespace rafiq::sidebar
