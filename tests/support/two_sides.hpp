// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/canonical_dump.hpp"
#include "core/store/facts.hpp"
#include "core/store/journey.hpp"
#include "core/store/outbox.hpp"
#include "core/store/sending.hpp"
#include "core/sync/pull.hpp"
#include "tests/support/home.hpp"
#include "tests/support/writable_crm.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <string>

namespace rafiq::test {

inline Json crm_user(const std::string& id) {
  return {{"kind", "customer"},
          {"entity", "user"},
          {"id", id},
          {"name", "Customer " + id},
          {"facts", Json::array({{{"aspect", "education"}, {"label", "Education"}, {"value", "BSc"}},
                                 {{"aspect", "interest"}, {"label", "Interests"}, {"value", "chess"}},
                                 {{"aspect", "interest"}, {"label", "Interests"}, {"value", "travel"}}})}};
}

// What an agent does on a home whose account `support` is a WritableCrm: as core/app does it, without a
// connector's description in between. Borrows the database.
class Agent {
 public:
  Agent(store::Database& database, TimePoint now) : database_(database), now_(now) {}

  [[nodiscard]] store::AccountId account() const {
    return store::Accounts(database_).get("support").value().id;
  }
  [[nodiscard]] CustomerId customer(const std::string& id) const {
    return store::Records(database_).customer_of(account(), {"user", id}).value().value_or(CustomerId{});
  }

  std::optional<EditId> set(const std::string& id, const std::string& value,
                            Aspect aspect = Aspect::education) {
    auto change = change_of(id, aspect);
    change.local = {value};
    return noted(change, value, aspect);
  }
  std::optional<EditId> add(const std::string& id, const std::string& interest) {
    auto change = change_of(id, Aspect::interest);
    change.local = change.base;
    change.local.push_back(interest);
    return noted(change, interest, Aspect::interest);
  }
  std::optional<EditId> withdraw(const std::string& id, const std::string& interest) {
    auto change = change_of(id, Aspect::interest);
    change.local = change.base;
    std::erase(change.local, interest);
    return store::Outbox(database_).change(change, now_).value();
  }
  EditId note(const std::string& id, const std::string& what) {
    Touchpoint touchpoint;
    touchpoint.customer = customer(id);
    touchpoint.what = what;
    touchpoint.at = now_;
    touchpoint.by_customer = true;
    touchpoint.feeling = -1;
    store::NewRecord record;
    record.touchpoint = store::Journey(database_).add(touchpoint).value();
    record.kind = EditKind::touchpoint;
    record.entity = "note";
    record.content =
        Json{{"customer", {{"entity", "user"}, {"id", id}}}, {"what", what}, {"at", to_iso8601(now_)}}.dump();
    return create(id, record);
  }
  EditId promise(const std::string& id, const std::string& what) {
    Commitment commitment;
    commitment.customer = customer(id);
    commitment.what = what;
    commitment.due = now_ + std::chrono::hours{24};
    commitment.made = now_;
    store::NewRecord record;
    record.commitment = store::Journey(database_).add(commitment).value();
    record.kind = EditKind::commitment;
    record.entity = "task";
    record.content = Json{
        {"customer", {{"entity", "user"}, {"id", id}}},
        {"what", what},
        {"due", to_iso8601(commitment.due)},
        {"state",
         "open"}}.dump();
    return create(id, record);
  }
  // `key`: the task in the CRM, where it is known.
  std::optional<EditId> keep(CommitmentId promise, const std::string& state = "kept") {
    store::Journey journey(database_);
    const auto before = journey.commitment(promise).value();
    (void)journey.settle(promise, {commitment_state_from(state).value(), now_, ""}, true).value();
    store::FieldChange change;
    change.account = account();
    change.customer = before.customer;
    change.kind = EditKind::commitment;
    change.record = {"task", journey.record_of(promise).value().value_or(store::RecordKey{}).id};
    change.field = "state";
    change.base = {std::string(name(before.state))};
    change.local = {state};
    change.commitment = promise;
    return store::Outbox(database_).change(change, now_).value();
  }

  [[nodiscard]] std::vector<Edit> outbox() const { return store::Outbox(database_).list().value(); }
  [[nodiscard]] Edit edit(EditId id) const { return store::Outbox(database_).get(id).value(); }

 private:
  [[nodiscard]] store::FieldChange change_of(const std::string& id, Aspect aspect) const {
    store::FieldChange change;
    change.account = account();
    change.customer = customer(id);
    change.record = {"user", id};
    change.field = name(aspect);
    change.label = aspect == Aspect::interest    ? "Interests"
                   : aspect == Aspect::education ? "Education"
                                                 : "Experience";
    change.many = aspect == Aspect::interest;
    change.base =
        store::Outbox(database_).values_of(change.account, change.record, change.field, change.label).value();
    return change;
  }
  std::optional<EditId> noted(store::FieldChange change, const std::string& value, Aspect aspect) {
    Fact fact;
    fact.customer = change.customer;
    fact.aspect = aspect;
    fact.value = value;
    fact.source = FactSource::told_by_customer;
    fact.noted_at = now_;
    change.fact = store::Facts(database_).add(fact).value();
    return store::Outbox(database_).change(change, now_).value();
  }
  EditId create(const std::string& id, store::NewRecord& record) {
    record.account = account();
    record.customer = customer(id);
    return store::Outbox(database_).create(record, now_).value();
  }

  store::Database& database_;
  TimePoint now_;
};

// A home and the CRM of its account, which has three users.
struct TwoSides {
  TwoSides() {
    crm.now = noon - std::chrono::hours{1};
    for (const auto* id : {"1", "2", "3"}) crm.put(crm_user(id));
    home.account("support");
    (void)pull();
  }

  Result<sync::Report> pull() {
    sync::PullOptions options;
    options.clock = clock;
    return sync::pull(*home.database, crm.reader(), "support", options);
  }
  Result<sync::PushReport> push(bool wait = false) {
    sync::PushOptions options;
    options.rules = crm.rules();
    options.clock = clock;
    options.wait = wait;
    options.pause = [this](std::chrono::milliseconds by) {
      during_a_pause();
      crm.now += by;
      later(by);
    };
    return sync::push(*home.database, crm, "support", options);
  }
  [[nodiscard]] Agent agent() { return {*home.database, clock->now()}; }
  [[nodiscard]] std::vector<std::string> facts(const std::string& id, Aspect aspect, FactSource source) {
    std::vector<std::string> values;
    const auto all_facts = store::Facts(*home.database).of(agent().customer(id)).value();
    for (const auto& fact : all_facts)
      if (fact.aspect == aspect && fact.source == source) values.push_back(fact.value);
    std::sort(values.begin(), values.end());
    return values;
  }
  void later(std::chrono::milliseconds by) { clock->set(clock->now() + by); }

  // What others do while a push waits, at its beginning.
  std::function<void()> during_a_pause = [] {};

  Home home;
  WritableCrm crm{home.folder / "crm.json"};
  std::shared_ptr<FixedClock> clock = std::make_shared<FixedClock>(noon);
};

}  // namespace rafiq::test
