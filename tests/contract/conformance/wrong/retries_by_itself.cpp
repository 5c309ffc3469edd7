// SPDX-License-Identifier: Apache-2.0
// Asks again at once when the CRM had an error.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class RetriesByItself : public Good {
 public:
  using Good::Good;

 protected:
  rafiq::HttpResponse send(const rafiq::HttpRequest& request) override {
    auto response = Good::send(request);
    return response.status == 500 ? Good::send(request) : response;
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::RetriesByItself)
