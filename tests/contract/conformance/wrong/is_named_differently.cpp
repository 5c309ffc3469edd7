// SPDX-License-Identifier: Apache-2.0
// Its description has another id than its entry.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class IsNamedDifferently : public Good {
 public:
  using Good::Good;

  static std::string describe() {
    auto its = description();
    its["id"] = "pocket";
    return its.dump();
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::IsNamedDifferently)
