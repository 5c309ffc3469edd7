// SPDX-License-Identifier: Apache-2.0
// Gives records of an entity that it does not describe.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class InventsAnEntity : public Good {
 public:
  using Good::Good;

 protected:
  Json record(const Json& item) override {
    auto its = Good::record(item);
    if (its["entity"] == "note") its["entity"] = "memo";
    return its;
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::InventsAnEntity)
