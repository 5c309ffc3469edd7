// SPDX-License-Identifier: Apache-2.0
#include "core/app/entitlements.hpp"

#include "core/app/known_customer.hpp"
#include "core/store/claims.hpp"

namespace rafiq::app {
namespace {

EntitlementClaim claim_of(CustomerId customer, const guidance::Entitled& entitled, TimePoint at) {
  EntitlementClaim claim{customer, entitled.entitlement->id, {}, {}, at};
  if (entitled.about) {
    claim.case_account = entitled.about->account;
    claim.case_id = entitled.about->about.id;
  }
  return claim;
}

Error does_not_apply(std::string_view id) {
  return {ErrorCode::not_found, "\"" + std::string(id) + "\" does not apply to this customer now", "",
          "rafiqctl entitlement list REF shows those that do"};
}

}  // namespace

Result<std::vector<EntitlementShown>> Entitlements::list(CustomerId customer, Language language) {
  RAFIQ_TRY(auto known, KnownCustomer::read(context_, customer, language));
  std::vector<EntitlementShown> shown;
  for (const auto& right : known->rights()) {
    const auto& entitlement = *right.entitled.entitlement;
    EntitlementShown one;
    one.id = entitlement.id;
    one.title = entitlement.title[language];
    one.body = entitlement.body[language];
    one.how = entitlement.how[language];
    one.basis = entitlement.basis[language];
    one.by_supervisor = entitlement.supervisor_grants;
    if (right.entitled.about) one.about = *right.entitled.about;
    one.until = right.entitled.until;
    one.claimed = right.claimed;
    shown.push_back(std::move(one));
  }
  return shown;
}

Status Entitlements::claim(CustomerId customer, std::string_view id) {
  RAFIQ_TRY(auto known, KnownCustomer::read(context_, customer, Language::english));
  return context_.database->write([&]() -> Status {
    bool applies = false;
    for (const auto& right : known->rights()) {
      if (right.entitled.entitlement->id != id) continue;
      applies = true;
      RAFIQ_TRY(
          store::Claims(*context_.database).add(claim_of(customer, right.entitled, known->situation().now)));
    }
    if (!applies) return does_not_apply(id);
    return success();
  });
}

Status Entitlements::unclaim(CustomerId customer, std::string_view id) {
  store::Claims stored(*context_.database);
  return context_.database->write([&]() -> Status {
    RAFIQ_TRY(auto claims, stored.of(customer));
    bool claimed = false;
    for (const auto& claim : claims) {
      if (claim.entitlement != id) continue;
      claimed = true;
      RAFIQ_TRY(stored.remove(claim));
    }
    if (!claimed)
      return Error{ErrorCode::not_found, "\"" + std::string(id) + "\" was not claimed", "",
                   "rafiqctl entitlement list REF shows what was"};
    return success();
  });
}

}  // namespace rafiq::app
