// SPDX-License-Identifier: Apache-2.0
// Writes the whole row back, the fields that it does not know empty.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class WipesNeighbours : public Good {
 public:
  using Good::Good;

 protected:
  Json changes(const Json& set) override {
    auto body = Good::changes(set);
    body["interests"] = Json::array();
    return body;
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::WipesNeighbours)
