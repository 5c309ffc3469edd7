// SPDX-License-Identifier: Apache-2.0
// Goes on emitting when the host wants no more.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class IgnoresStop : public Good {
 public:
  using Good::Good;

 protected:
  bool hand_over(const rafiq::Pages& pages, const Json& page) override {
    try {
      return Good::hand_over(pages, page);
    } catch (const Failure&) {
      return page.at("end");
    }
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::IgnoresStop)
