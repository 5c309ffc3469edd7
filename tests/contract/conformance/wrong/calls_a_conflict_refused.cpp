// SPDX-License-Identifier: Apache-2.0
// Does not tell a conflict from a value that the CRM refuses.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class CallsAConflictRefused : public Good {
 public:
  using Good::Good;

 protected:
  void check_status(const rafiq::HttpResponse& response) override {
    if (response.status == 412) throw Failure(Reason::rejected, "refused", "Pocket refused the value");
    Good::check_status(response);
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::CallsAConflictRefused)
