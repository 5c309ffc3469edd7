// SPDX-License-Identifier: Apache-2.0
// Gives sensitive facts without the consent that the CRM has.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class GivesNoConsent : public Good {
 public:
  using Good::Good;

 protected:
  Json consent(const Json&) override { return nullptr; }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::GivesNoConsent)
