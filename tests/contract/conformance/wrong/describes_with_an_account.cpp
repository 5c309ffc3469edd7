// SPDX-License-Identifier: Apache-2.0
// Needs something that only an account has, to say what it is.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class DescribesWithAnAccount : public Good {
 public:
  using Good::Good;

  static std::string describe() {
    if (account().empty()) throw Failure(Reason::config, "no-account", "Set the address first");
    return Good::describe();
  }

 private:
  static std::string account() { return {}; }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::DescribesWithAnAccount)
