// SPDX-License-Identifier: Apache-2.0
// Takes a CRM that has had enough for the end of the list.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class Ignores429 : public Good {
 public:
  using Good::Good;

 protected:
  rafiq::HttpResponse send(const rafiq::HttpRequest& request) override {
    try {
      return Good::send(request);
    } catch (const Failure& failure) {
      if (request.url.find("/api/feed") == std::string::npos || !(failure.reason() == Reason::rate_limited))
        throw;
      return {200, {}, nothing_more().dump()};
    }
  }

 private:
  static Json nothing_more() { return {{"items", Json::array()}, {"more", false}}; }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::Ignores429)
