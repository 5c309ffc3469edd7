// SPDX-License-Identifier: Apache-2.0
// Does not pass on when the CRM wants to be asked again.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class ForgetsRetryAfter : public Good {
 public:
  using Good::Good;

 protected:
  rafiq::HttpResponse send(const rafiq::HttpRequest& request) override {
    try {
      return Good::send(request);
    } catch (const Failure& failure) {
      if (failure.reason() != Reason::rate_limited) throw;
      throw Failure(Reason::rate_limited, "busy", "Pocket has had enough for now");
    }
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::ForgetsRetryAfter)
