// SPDX-License-Identifier: Apache-2.0
// Says that a field was written which it has no place for.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class SwallowsUnknownFields : public Good {
 public:
  using Good::Good;

 protected:
  Json changes(const Json& set) override {
    return set.contains("education") ? Good::changes({{"education", set.at("education")}}) : Json::object();
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::SwallowsUnknownFields)
