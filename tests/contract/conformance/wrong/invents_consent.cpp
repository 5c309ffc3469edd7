// SPDX-License-Identifier: Apache-2.0
// Gives every sensitive fact a consent.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class InventsConsent : public Good {
 public:
  using Good::Good;

 protected:
  Json consent(const Json&) override { return {{"given", true}}; }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::InventsConsent)
