// SPDX-License-Identifier: Apache-2.0
// The checkpoint of a page is one record ahead of it.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class MovesCheckpointBeforePage : public Good {
 public:
  using Good::Good;

 protected:
  Json checkpoint_of(const Json& at) override {
    const Json answer = fetch(feed_address(at, at.at("full")));
    auto ahead = at;
    if (!answer.at("items").empty()) {
      ahead["since"] = answer.at("items").at(0).at("modified");
      ahead["after"] = answer.at("items").at(0).at("id");
    }
    return ahead;
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::MovesCheckpointBeforePage)
