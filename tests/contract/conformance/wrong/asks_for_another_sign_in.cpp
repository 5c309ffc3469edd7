// SPDX-License-Identifier: Apache-2.0
// Signs a request in a way that it does not describe.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class AsksForAnotherSignIn : public Good {
 public:
  using Good::Good;

  std::string discover(std::string_view request) override {
    auto other = request_for("GET", "/api/fields");
    other.auth_slot = "session";
    try {
      (void)http().send(other);
    } catch (const Failure&) {
      return Good::discover(request);
    }
    return Good::discover(request);
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::AsksForAnotherSignIn)
