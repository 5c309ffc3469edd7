// SPDX-License-Identifier: Apache-2.0
// Takes what cannot be parsed for an answer without records.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class SwallowsHalfADocument : public Good {
 public:
  using Good::Good;

 protected:
  Json parsed(const rafiq::HttpResponse& response) override {
    if (response.body.starts_with("{") && !Json::accept(response.body))
      return {{"items", Json::array()}, {"more", false}};
    return Good::parsed(response);
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::SwallowsHalfADocument)
