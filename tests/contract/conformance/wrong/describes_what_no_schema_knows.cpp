// SPDX-License-Identifier: Apache-2.0
// Its description has a member that nobody reads.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class DescribesWhatNoSchemaKnows : public Good {
 public:
  using Good::Good;

  static std::string describe() {
    auto its = description();
    its["colour"] = "blue";
    return its.dump();
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::DescribesWhatNoSchemaKnows)
