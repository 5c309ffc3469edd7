// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/guidance/kinds.hpp"

#include "tests/unit/guidance/situations.hpp"

namespace rafiq::guidance::testing {
namespace {

Fact told(std::int64_t id, Aspect aspect, std::string value) {
  Fact one = fact(aspect, std::move(value), FactSource::told_by_customer);
  one.id = FactId{id};
  return one;
}

CaseSeen seen(std::string number, std::string subject, std::string kind, std::string status, int days) {
  return {"support",
          {std::move(number), std::move(subject), std::move(status), std::move(kind)},
          now - std::chrono::days{days},
          now - std::chrono::days{2}};
}

class Maker {
 public:
  Situation& add(std::string name) {
    Situation one = situation();
    one.customer.id = CustomerId{static_cast<std::int64_t>(kinds_.size()) + 1};
    one.interaction.customer = one.customer.id;
    one.journey.contacts = 3;
    one.journey.last_contact = Touchpoint{};
    one.journey.last_contact->account = "support";
    one.journey.last_contact->at = now - std::chrono::days{20};
    kinds_.push_back({std::move(name), std::move(one)});
    return kinds_.back().first;
  }
  std::vector<Kind> all() && { return std::move(kinds_); }

 private:
  std::vector<Kind> kinds_;
};

}  // namespace

std::vector<Kind> kinds_of_customers() {
  Maker make;
  Situation* one = &make.add("new, with basic schooling");
  one->journey = {};
  one->journey.at = now;
  one->facts = {told(1, Aspect::experience, "new"), told(2, Aspect::education, "basic")};

  one = &make.add("an expert who bought something lately");
  one->facts = {told(1, Aspect::experience, "expert"), told(2, Aspect::education, "doctorate")};
  one->journey.recent_purchase = seen("30", "a new device", "purchase", "closed", 6);

  one = &make.add("resents questions");
  one->facts = {told(1, Aspect::attitude_to_questions, "resents")};

  one = &make.add("from the Gulf, and agreed that it be used");
  one->facts = {agreed(told(1, Aspect::cultural_background, "Gulf"))};

  one = &make.add("from the Gulf, without consent");
  one->facts = {told(1, Aspect::cultural_background, "Gulf")};

  one = &make.add("waits for an answer to a complaint");
  one->interaction.reason = "complaint";
  one->journey.open_case = one->journey.open_complaint =
      seen("41", "a late delivery", "complaint", "open", 9);
  one->journey.last_feeling = FeelingSeen{"support", -1, now - std::chrono::days{2}, 1};

  one = &make.add("was promised something that did not come");
  one->journey.broken_commitment = Commitment{
      CommitmentId{1},         {}, "a call back", now - std::chrono::days{1}, now - std::chrono::days{3},
      CommitmentState::broken, now};

  one = &make.add("loyal, and a suggestion was acted on");
  one->facts = {told(1, Aspect::interest, "books")};
  one->journey.suggestion_acted_on = seen("12", "invoices a week earlier", "suggestion", "closed", 60);
  one->journey.loyalty_signal = Touchpoint{};
  one->journey.loyalty_signal->what = "Recommended us to a colleague";
  one->journey.loyalty_signal->at = now - std::chrono::days{5};

  one = &make.add("in a hurry");
  one->facts = {told(1, Aspect::motive, "saving time")};
  one->interaction.events = {{InteractionEventKind::observed, now, "hurried"}};

  one = &make.add("hard of hearing");
  one->facts = {told(1, Aspect::accessibility, "hard of hearing")};
  return std::move(make).all();
}

}  // namespace rafiq::guidance::testing
