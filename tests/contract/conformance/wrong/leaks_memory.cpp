// SPDX-License-Identifier: Apache-2.0
// Keeps every page that it ever gave.
#include "tests/contract/conformance/wrong/good.hpp"

#include <vector>

namespace wrong {

class LeaksMemory : public Good {
 public:
  using Good::Good;

 protected:
  bool hand_over(const rafiq::Pages& pages, const Json& page) override {
    static std::vector<std::string> kept;
    kept.emplace_back(1U << 19U, 'x');
    return Good::hand_over(pages, page);
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::LeaksMemory)
