// SPDX-License-Identifier: Apache-2.0
// Cuts the offset off and calls the rest UTC.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class LosesTimeZones : public Good {
 public:
  using Good::Good;

 protected:
  std::string time(const std::string& modified) override { return modified.substr(0, 19) + "Z"; }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::LosesTimeZones)
