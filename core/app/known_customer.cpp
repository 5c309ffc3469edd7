// SPDX-License-Identifier: Apache-2.0
#include "core/app/known_customer.hpp"

#include "core/journey/cases.hpp"
#include "core/journey/summary.hpp"
#include "core/store/claims.hpp"
#include "core/store/customers.hpp"
#include "core/store/facts.hpp"
#include "core/store/interactions.hpp"
#include "core/store/journey.hpp"

namespace rafiq::app {

std::vector<CaseSeen> cases_with_rights(const std::vector<Touchpoint>& touchpoints, TimePoint now) {
  std::vector<CaseSeen> found;
  for (const auto& one : journey::cases_of(journey::in_order(touchpoints, now))) {
    const bool bought = one.is("purchase") && one.state() != journey::CaseState::turned_down;
    if (one.is_open() || bought) found.push_back(one.seen);
  }
  return found;
}

std::optional<TimePoint> claimed_at(const std::vector<EntitlementClaim>& claims,
                                    const guidance::Entitled& entitled) {
  for (const EntitlementClaim& claim : claims) {
    if (claim.entitlement != entitled.entitlement->id) continue;
    const bool same_case = entitled.about ? claim.case_id == entitled.about->about.id &&
                                                claim.case_account == entitled.about->account
                                          : claim.case_id.empty();
    if (same_case) return claim.at;
  }
  return std::nullopt;
}

Result<std::unique_ptr<KnownCustomer>> KnownCustomer::read(Context& context, CustomerId id,
                                                           Language language) {
  auto& database = *context.database;
  std::unique_ptr<KnownCustomer> known(new KnownCustomer);
  auto& situation = known->situation_;
  situation.now = context.clock->now();
  situation.time_zone = guidance::host_time_zone();
  situation.calendar = context.calendar();
  RAFIQ_TRY(situation.customer, store::Customers(database).get(id));
  RAFIQ_TRY(known->pack_, context.packs.pack());
  RAFIQ_TRY(situation.facts, store::Facts(database).readable(id));
  RAFIQ_TRY(auto open, store::Interactions(database).open_one(id));
  situation.interaction.customer = id;
  situation.interaction.started = situation.now;
  if (open) situation.interaction = std::move(*open);
  RAFIQ_TRY(known->touchpoints_, store::Journey(database).touchpoints(id));
  RAFIQ_TRY(known->commitments_, store::Journey(database).commitments(id));
  situation.journey = journey::summarise(known->touchpoints_, known->commitments_, situation.now,
                                         situation.interaction.started);
  known->evaluation_ = std::make_unique<guidance::Evaluation>(*known->pack_, situation, language);
  known->cases_ = cases_with_rights(known->touchpoints_, situation.now);
  RAFIQ_TRY(auto claims, store::Claims(database).of(id));
  const auto products = guidance::products_of(known->evaluation_->profile);
  for (const auto& entitled : guidance::entitled(*known->pack_, products, known->cases_, situation.now))
    known->rights_.push_back({entitled, claimed_at(claims, entitled)});
  return known;
}

}  // namespace rafiq::app
