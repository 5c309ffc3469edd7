// SPDX-License-Identifier: Apache-2.0
// Lets the parser's own exceptions out.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class CallsEveryTroubleABug : public Good {
 public:
  using Good::Good;

 protected:
  Json parsed(const rafiq::HttpResponse& response) override {
    check_status(response);
    return Json::parse(response.body);
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::CallsEveryTroubleABug)
