// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/desks/page_desks.hpp"

namespace rafiq::sidebar {
namespace {

class CoreProfile final : public ProfileDesk {
 public:
  explicit CoreProfile(OpenCore core) : core_(std::move(core)) {}

  Result<std::vector<KnownFact>> facts(CustomerId customer) override {
    RAFIQ_TRY(auto* rafiq, core_());
    RAFIQ_TRY(auto facts, rafiq->customers().facts(customer));
    std::vector<KnownFact> known;
    for (auto& fact : facts) {
      KnownFact one{std::move(fact), {}};
      RAFIQ_TRY(one.standings, rafiq->edits().standing(one.fact.id));
      known.push_back(std::move(one));
    }
    return known;
  }

  Result<FactId> add(CustomerId customer, const app::NewFact& fact) override {
    RAFIQ_TRY(auto* rafiq, core_());
    return rafiq->customers().set_fact(customer, fact);
  }

  Result<EditId> withdraw(const Fact& fact) override {
    RAFIQ_TRY(auto* rafiq, core_());
    RAFIQ_TRY(rafiq->customers().remove_fact(fact.id));
    if (fact.source != FactSource::crm_field) return EditId{};
    RAFIQ_TRY(const auto outbox, rafiq->edits().outbox(fact.who));
    EditId newest;
    for (const auto& each : outbox)
      if (each.edit.customer == fact.customer && each.edit.field == name(fact.aspect)) newest = each.edit.id;
    return newest;
  }

  Status restore(const Fact& fact, EditId withdrawal) override {
    RAFIQ_TRY(auto* rafiq, core_());
    if (withdrawal.valid()) return rafiq->edits().drop(withdrawal);
    app::NewFact again;
    again.aspect = fact.aspect;
    if (fact.aspect == Aspect::other) again.label = fact.label;
    again.value = fact.value;
    again.source = fact.source == FactSource::crm_field ? FactSource::told_by_customer : fact.source;
    again.consent = fact.consent && fact.consent->given;
    again.expires_at = fact.expires_at;
    RAFIQ_TRY(rafiq->customers().set_fact(fact.customer, again));
    return success();
  }

 private:
  OpenCore core_;
};

}  // namespace

std::unique_ptr<ProfileDesk> profile_desk(OpenCore core) {
  return std::make_unique<CoreProfile>(std::move(core));
}

}  // namespace rafiq::sidebar
