// SPDX-License-Identifier: Apache-2.0
// Gives the first page of a full read twice.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class RepeatsAPage : public Good {
 public:
  using Good::Good;

 protected:
  bool hand_over(const rafiq::Pages& pages, const Json& page) override {
    if (!page.at("records").empty() && page.at("records").at(0).at("id") == "1" &&
        page.at("checkpoint").at("full"))
      pages.emit(page.dump());
    return Good::hand_over(pages, page);
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::RepeatsAPage)
