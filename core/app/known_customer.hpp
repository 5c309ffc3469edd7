// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/context.hpp"
#include "core/guidance/entitled.hpp"
#include "core/guidance/evaluation.hpp"
#include "core/model/entitlement_claim.hpp"
#include "core/model/journey_summary.hpp"

#include <memory>
#include <vector>

namespace rafiq::app {

// What several use cases of a working day know of a customer: the profile as guidance may use it, the cases
// that are open (and purchases), and which rights apply and were claimed. Points into itself: does not move.
class KnownCustomer {
 public:
  static Result<std::unique_ptr<KnownCustomer>> read(Context& context, CustomerId id, Language language);
  KnownCustomer(const KnownCustomer&) = delete;
  KnownCustomer& operator=(const KnownCustomer&) = delete;

  struct Right {
    guidance::Entitled entitled;
    std::optional<TimePoint> claimed;
  };

  [[nodiscard]] const guidance::Pack& pack() const { return *pack_; }
  [[nodiscard]] const guidance::Situation& situation() const { return situation_; }
  [[nodiscard]] const guidance::Evaluation& evaluation() const { return *evaluation_; }
  [[nodiscard]] const std::vector<Touchpoint>& touchpoints() const { return touchpoints_; }
  [[nodiscard]] const std::vector<Commitment>& commitments() const { return commitments_; }
  [[nodiscard]] const std::vector<Right>& rights() const { return rights_; }

 private:
  KnownCustomer() = default;

  std::shared_ptr<const guidance::Pack> pack_;
  guidance::Situation situation_;
  std::vector<Touchpoint> touchpoints_;
  std::vector<Commitment> commitments_;
  std::vector<CaseSeen> cases_;
  std::vector<Right> rights_;
  std::unique_ptr<guidance::Evaluation> evaluation_;
};

// The cases that rights may belong to: the open ones, and purchases that were not taken back.
std::vector<CaseSeen> cases_with_rights(const std::vector<Touchpoint>& touchpoints, TimePoint now);
// When the right was claimed for its case, if it was.
std::optional<TimePoint> claimed_at(const std::vector<EntitlementClaim>& claims,
                                    const guidance::Entitled& entitled);

}  // namespace rafiq::app
