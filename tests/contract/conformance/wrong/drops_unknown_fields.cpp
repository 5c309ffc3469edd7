// SPDX-License-Identifier: Apache-2.0
// Loses what nobody mapped.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class DropsUnknownFields : public Good {
 public:
  using Good::Good;

 protected:
  Json extra(const Json&) override { return Json::object(); }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::DropsUnknownFields)
