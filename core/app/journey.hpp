// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journey/feelings.hpp"
#include "core/model/brief.hpp"
#include "core/model/journey_summary.hpp"
#include "core/model/touchpoint.hpp"
#include "core/util/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::app {

struct Context;

struct NewTouchpoint {
  std::string what;
  std::optional<Channel> channel;
  std::optional<TimePoint> at;  // nothing: now
  bool by_customer = true;
  std::optional<int> feeling;  // -2 .. 2
  std::optional<int> effort;   // 1 .. 5
  std::string kind;            // complaint, request, suggestion, purchase, loyalty; or empty
  // An id of a case of this customer ("27", "support:27", "t5"). Empty with a kind: a new case on this
  // machine.
  std::string about;
  std::string status;  // of the case from then on: open, closed, rejected; empty: as it was
};

// A suggestion of the customer, and what came of it.
struct Suggestion {
  CaseSeen seen;
  std::string reference;  // for act_on: "t5", "support:27"
  bool acted_on = false;
};

struct WaitShown {
  std::string what;  // what the customer wrote
  TimePoint from{};
  std::optional<TimePoint> until;  // nothing: they wait still
  int asked_again = 0;
};

struct JourneyShown {
  std::vector<Touchpoint> touchpoints;          // oldest first
  std::vector<journey::FeelingPoint> feelings;  // the line, with its sharp falls
  std::vector<WaitShown> waits;
  std::vector<Suggestion> suggestions;
};

// What the escalation asks of the organisation; see journey::Ask.
struct EscalationAsk {
  std::string what;
  std::string whom;
  std::optional<TimePoint> by;
};

// The customer's journey: recorded, shown, and told to others.
class RAFIQ_API Journey {
 public:
  explicit Journey(Context& context) : context_(context) {}

  Result<JourneyShown> show(CustomerId customer);
  // Errors: usage (no words, a number out of its range, an unknown kind, a time to come), not_found (no such
  // customer or case), conflict (several cases of that id).
  Result<Touchpoint> add(CustomerId customer, const NewTouchpoint& given);
  // Takes back what was recorded on this machine, and returns it. Errors: not_found; conflict (of a CRM).
  Result<Touchpoint> undo(TouchpointId id);

  // Records that a suggestion was acted on, in the words to tell the customer. Taken back by undo.
  Result<Touchpoint> act_on(CustomerId customer, std::string_view suggestion, std::string_view what_was_done);

  Result<Brief> handover(CustomerId customer, Language language);
  Result<Brief> escalation(CustomerId customer, Language language, const EscalationAsk& ask = {});
  Result<Brief> through_their_eyes(CustomerId customer, Language language);

 private:
  Context& context_;
};

}  // namespace rafiq::app
