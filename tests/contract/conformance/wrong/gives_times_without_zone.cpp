// SPDX-License-Identifier: Apache-2.0
// Gives times of which nobody knows whose they are.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class GivesTimesWithoutZone : public Good {
 public:
  using Good::Good;

 protected:
  std::string time(const std::string& modified) override { return modified.substr(0, 19); }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::GivesTimesWithoutZone)
