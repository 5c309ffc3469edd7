// SPDX-License-Identifier: Apache-2.0
// Its description has another version than its entry.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class HasAnotherVersion : public Good {
 public:
  using Good::Good;

  static std::string describe() {
    auto its = description();
    its["version"] = "2.0.0";
    return its.dump();
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::HasAnotherVersion)
