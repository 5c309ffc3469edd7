// SPDX-License-Identifier: Apache-2.0
// Wants to talk to anybody.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class AllowsEveryHost : public Good {
 public:
  using Good::Good;

  static std::string describe() {
    auto its = description();
    its["allowed_hosts"] = Json::array({"*.com"});
    return its.dump();
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::AllowsEveryHost)
