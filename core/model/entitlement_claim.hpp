// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/ids.hpp"
#include "core/util/time.hpp"

#include <string>

namespace rafiq {

// A customer has had what they are entitled to, for one case or, with both empty, for none.
struct EntitlementClaim {
  CustomerId customer;
  std::string entitlement;   // its id in a pack
  std::string case_account;  // empty: a case recorded on this machine
  std::string case_id;
  TimePoint at{};
};

}  // namespace rafiq
