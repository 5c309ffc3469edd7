// SPDX-License-Identifier: Apache-2.0
// Puts all it has into one page, and more.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class GivesAPageTooLarge : public Good {
 public:
  using Good::Good;

 protected:
  bool hand_over(const rafiq::Pages& pages, const Json& page) override {
    pages.emit(std::string(16U << 20U, ' ') + page.dump());
    return page.at("end");
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::GivesAPageTooLarge)
