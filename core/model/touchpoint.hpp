// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/channel.hpp"
#include "core/model/ids.hpp"
#include "core/util/time.hpp"

#include <optional>
#include <string>

namespace rafiq {

// A case in the CRM (a ticket, an opportunity) that a touchpoint belongs to.
struct CaseRef {
  std::string id;
  std::string subject;
  // "open"; "closed", as settled; "rejected", as closed without what was asked for. Other words of the CRM
  // are kept as they are.
  std::string status;
  std::string kind;          // "complaint", "request", "suggestion", "purchase", "loyalty"; empty if unknown
  std::string account = {};  // whose case it is; empty: the touchpoint's own account
};

// One step of the customer's journey.
struct Touchpoint {
  TouchpointId id;
  CustomerId customer;
  std::string account;      // empty for one recorded on this machine
  std::string external_id;  // the CRM's id; empty likewise
  std::string what;         // one line, in its own language
  std::optional<Channel> channel;
  TimePoint at{};
  bool by_customer = false;    // the customer acted (wrote, called); otherwise the organisation did
  std::optional<int> feeling;  // -2 very bad .. 2 very good; recorded by a person, never inferred
  std::optional<int> effort;   // customer effort, 1 very easy .. 5 very hard; recorded by a person
  std::optional<CaseRef> about;
};

}  // namespace rafiq
