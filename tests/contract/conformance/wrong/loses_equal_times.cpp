// SPDX-License-Identifier: Apache-2.0
// Asks for what is later than the last record, and not for the others of that instant.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class LosesEqualTimes : public Good {
 public:
  using Good::Good;

 protected:
  std::string feed_address(const Json& at, bool all) override {
    auto later = at;
    if (!all) later["after"] = 99999;
    return Good::feed_address(later, all);
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::LosesEqualTimes)
