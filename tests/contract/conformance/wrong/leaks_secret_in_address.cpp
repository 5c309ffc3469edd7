// SPDX-License-Identifier: Apache-2.0
// Puts the token that the CRM repeated into an address, where proxies log it.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class LeaksSecretInAddress : public Good {
 public:
  using Good::Good;

  std::string check(std::string_view request) override {
    const auto token = text(member(fetch("/api/me"), "token"));
    (void)send(request_for("GET", "/api/me?token=" + token));
    return Good::check(request);
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::LeaksSecretInAddress)
