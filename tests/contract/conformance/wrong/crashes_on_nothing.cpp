// SPDX-License-Identifier: Apache-2.0
// Looks at the first letter of an answer that has none.
#include "tests/contract/conformance/wrong/good.hpp"

#include <cstdlib>

namespace wrong {

class CrashesOnNothing : public Good {
 public:
  using Good::Good;

 protected:
  Json parsed(const rafiq::HttpResponse& response) override {
    if (response.body.empty()) std::abort();
    return Good::parsed(response);
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::CrashesOnNothing)
