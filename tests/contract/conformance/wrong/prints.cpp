// SPDX-License-Identifier: Apache-2.0
// Says on standard output what it does.
#include "tests/contract/conformance/wrong/good.hpp"

#include <cstdio>

namespace wrong {

class Prints : public Good {
 public:
  using Good::Good;

  std::string check(std::string_view request) override {
    std::puts("checking");
    return Good::check(request);
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::Prints)
