// SPDX-License-Identifier: Apache-2.0
#include "core/store/customers.hpp"
#include "core/store/facts.hpp"
#include "core/store/interactions.hpp"
#include "core/store/journey.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/records.hpp"

using namespace rafiq;
using namespace rafiq::store;
using namespace rafiq::test;
using std::chrono::minutes;

namespace {

struct Served : Home {
  AccountId support = account("support");
  CustomerId layla = add("27", "Layla");
  Interactions interactions{*database};
  Facts facts{*database};
  Journey journey{*database};

  CustomerId add(const std::string& id, const std::string& name) {
    put(*database, support, customer_record(id, name));
    return customer_of(*database, support, id);
  }
  InteractionId start(TimePoint at = noon) {
    Interaction interaction;
    interaction.customer = layla;
    interaction.channel = Channel::chat;
    interaction.reason = "renewal";
    interaction.started = at;
    return interactions.start(interaction).value();
  }
};

}  // namespace

TEST_CASE("an interaction is kept with its stage, channel and events, and ends once") {
  Served home;
  const auto id = home.start();
  CHECK(home.interactions.open_one(home.layla).value()->id == id);
  REQUIRE(home.interactions.set_stage(id, Stage::closing).has_value());
  REQUIRE(home.interactions.set_channel(id, Channel::phone).has_value());
  REQUIRE(home.interactions.add_event(id, {InteractionEventKind::upset, noon, "waited long"}).has_value());
  const auto now = home.interactions.get(id).value();
  CHECK(now.stage == Stage::closing);
  CHECK(now.channel == Channel::phone);
  CHECK(now.reason == "renewal");
  REQUIRE(now.events.size() == 1);
  CHECK(now.events[0].note == "waited long");
  REQUIRE(home.interactions.end(id, noon + minutes{5}).has_value());
  CHECK(home.interactions.get(id).value().ended == noon + minutes{5});
  CHECK_FALSE(home.interactions.open_one(home.layla).value());
  CHECK(home.interactions.end(id, noon).error().code == ErrorCode::conflict);
  CHECK(home.interactions.set_stage(id, Stage::need).error().code == ErrorCode::conflict);
  CHECK(home.interactions.ended_with(home.layla).value() == 1);
}

TEST_CASE("a customer is served once at a time") {
  Served home;
  home.start();
  Interaction second;
  second.customer = home.layla;
  CHECK(home.interactions.start(second).error().code == ErrorCode::conflict);
  second.customer = CustomerId{999};
  CHECK(home.interactions.start(second).error().code == ErrorCode::not_found);
}

TEST_CASE("how much was done in the last hour is counted from its start to now") {
  Served home;
  for (const auto& [id, before] : {std::pair{"31", 90}, {"32", 60}, {"33", 1}, {"34", 0}}) {
    Interaction interaction;
    interaction.customer = home.add(id, id);
    interaction.started = noon - minutes{before};
    REQUIRE(home.interactions.start(interaction).has_value());
  }
  CHECK(home.interactions.started_between(noon - minutes{60}, noon).value() == 2);
}

TEST_CASE("the last reaction to a card is taken back") {
  Served home;
  const auto id = home.start();
  REQUIRE(home.interactions.react({"greet", home.layla, id, ReactionKind::accepted, noon, {}}).has_value());
  REQUIRE(home.interactions.react({"greet", home.layla, id, ReactionKind::snoozed, noon, noon + minutes{60}})
              .has_value());
  auto all = home.interactions.reactions(home.layla).value();
  REQUIRE(all.size() == 2);
  CHECK(all[1].until == noon + minutes{60});
  REQUIRE(home.interactions.undo_reaction(id, "greet").has_value());
  all = home.interactions.reactions(home.layla).value();
  REQUIRE(all.size() == 1);
  CHECK(all[0].kind == ReactionKind::accepted);
  CHECK(home.interactions.undo_reaction(id, "other").error().code == ErrorCode::not_found);
}

TEST_CASE("a card counts as shown from the first time") {
  Served home;
  const auto id = home.start();
  REQUIRE(home.interactions.note_shown({id, "greet", noon}).has_value());
  REQUIRE(home.interactions.note_shown({id, "greet", noon + minutes{1}}).has_value());
  const auto shown = home.interactions.shown_to(home.layla).value();
  REQUIRE(shown.size() == 1);
  CHECK(shown[0].first == noon);
}

TEST_CASE("a fact noted here is kept with consent, expiry, who and why") {
  Served home;
  Fact fact;
  fact.customer = home.layla;
  fact.aspect = Aspect::cultural_background;
  fact.label = "Region";
  fact.value = "الشام";
  fact.source = FactSource::told_by_customer;
  fact.who = "Huda";
  fact.purpose = "service";
  fact.noted_at = noon;
  fact.consent = Consent{true, "Huda", noon};
  fact.expires_at = noon + std::chrono::days{30};
  const auto id = home.facts.add(fact).value();
  const auto kept = home.facts.get(id).value();
  CHECK(kept.customer == home.layla);
  CHECK(kept.aspect == Aspect::cultural_background);
  CHECK(kept.value == fact.value);
  CHECK(kept.source == FactSource::told_by_customer);
  CHECK(kept.who == "Huda");
  CHECK(kept.purpose == "service");
  CHECK(kept.consent->given);
  CHECK(kept.consent->at == noon);
  CHECK(kept.expires_at == fact.expires_at);
  REQUIRE(home.facts.remove(id).has_value());
  CHECK(home.facts.get(id).error().code == ErrorCode::not_found);
  CHECK(home.facts.remove(id).error().code == ErrorCode::not_found);
  fact.customer = CustomerId{999};
  CHECK(home.facts.add(fact).error().code == ErrorCode::not_found);
}

TEST_CASE("a journey is told oldest first, with feelings and cases") {
  Served home;
  Touchpoint later;
  later.customer = home.layla;
  later.what = "شكرتنا";
  later.at = noon;
  later.feeling = 2;
  later.effort = 1;
  later.channel = Channel::mail;
  later.by_customer = true;
  later.about = CaseRef{"12", "Invoice", "closed", "complaint"};
  Touchpoint earlier;
  earlier.customer = home.layla;
  earlier.what = "complained";
  earlier.at = noon - minutes{60};
  REQUIRE(home.journey.add(later).has_value());
  REQUIRE(home.journey.add(earlier).has_value());
  const auto told = home.journey.touchpoints(home.layla).value();
  REQUIRE(told.size() == 2);
  CHECK(told[0].what == "complained");
  CHECK_FALSE(told[0].about);
  CHECK_FALSE(told[0].feeling);
  CHECK(told[1].feeling == 2);
  CHECK(told[1].effort == 1);
  CHECK(told[1].channel == Channel::mail);
  CHECK(told[1].by_customer);
  CHECK(told[1].about->subject == "Invoice");
  CHECK(told[1].account.empty());
}

TEST_CASE("a promise made here is settled here") {
  Served home;
  Commitment promise;
  promise.customer = home.layla;
  promise.what = "call back";
  promise.due = noon + minutes{60};
  promise.made = noon;
  const auto id = home.journey.add(promise).value();
  REQUIRE(home.journey.settle(id, {CommitmentState::kept, noon + minutes{30}, ""}).has_value());
  const auto settled = home.journey.commitments(home.layla).value().front();
  CHECK(settled.state == CommitmentState::kept);
  CHECK(settled.settled == noon + minutes{30});
  CHECK(settled.made == noon);
  REQUIRE(home.journey.settle(id, {CommitmentState::open, noon, "by mistake"}).has_value());
  CHECK_FALSE(home.journey.commitment(id).value().settled);
  CHECK(home.journey.settle(CommitmentId{99}, {CommitmentState::kept, noon, ""}).error().code ==
        ErrorCode::not_found);
}
