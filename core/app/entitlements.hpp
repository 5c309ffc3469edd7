// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/ids.hpp"
#include "core/model/journey_summary.hpp"
#include "core/model/language.hpp"
#include "core/util/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::app {

struct Context;

// What a customer may have, by what they use and the cases that are open.
struct EntitlementShown {
  std::string id;
  std::string title;
  std::string body;   // what the customer may have
  std::string how;    // how they get it
  std::string basis;  // where the right comes from
  bool by_supervisor = false;
  std::optional<CaseSeen> about;     // nothing: no case is needed
  std::optional<TimePoint> until;    // it ends then
  std::optional<TimePoint> claimed;  // nothing: not yet
};

class RAFIQ_API Entitlements {
 public:
  explicit Entitlements(Context& context) : context_(context) {}

  // Those that apply now, in the asked language; what ends first comes first.
  Result<std::vector<EntitlementShown>> list(CustomerId customer, Language language);
  // Says that the customer has had it, for every case that it applies to now, or takes that back.
  // Errors: not_found (it does not apply; it was not claimed).
  Status claim(CustomerId customer, std::string_view id);
  Status unclaim(CustomerId customer, std::string_view id);

 private:
  Context& context_;
};

}  // namespace rafiq::app
