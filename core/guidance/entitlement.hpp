// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/in_both.hpp"
#include "core/guidance/rule.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace rafiq::guidance {

// Something a customer may have, above all what they do not know of. Plain texts: they are shown, and
// inserted into cards.
struct Entitlement {
  std::string id;
  std::uint16_t origin = 0;  // index in Pack::layers
  std::vector<std::string> serves;
  InBoth<std::string> title;
  InBoth<std::string> body;        // what the customer may have
  InBoth<std::string> how;         // how they get it, what the agent does
  InBoth<std::string> basis;       // where the right comes from
  ValueSet products;               // of profile.product; empty: whatever the product
  std::vector<std::string> cases;  // kinds of case, as CaseRef::kind; none: no case is needed
  std::optional<int> within_days;  // after the case opened, or after the purchase
  bool supervisor_grants = false;  // otherwise the agent may
};

}  // namespace rafiq::guidance
