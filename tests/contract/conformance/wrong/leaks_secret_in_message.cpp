// SPDX-License-Identifier: Apache-2.0
// Quotes what the CRM says when it refuses.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class LeaksSecretInMessage : public Good {
 public:
  using Good::Good;

 protected:
  void check_status(const rafiq::HttpResponse& response) override {
    if (response.status == 400) throw Failure(Reason::rejected, "refused", "Pocket says: " + response.body);
    Good::check_status(response);
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::LeaksSecretInMessage)
