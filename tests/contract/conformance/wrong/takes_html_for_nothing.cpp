// SPDX-License-Identifier: Apache-2.0
// Takes a page for people for an answer without records.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class TakesHtmlForNothing : public Good {
 public:
  using Good::Good;

 protected:
  Json parsed(const rafiq::HttpResponse& response) override {
    if (response.body.starts_with("<")) return {{"items", Json::array()}, {"more", false}};
    return Good::parsed(response);
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::TakesHtmlForNothing)
