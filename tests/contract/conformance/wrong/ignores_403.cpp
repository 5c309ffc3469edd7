// SPDX-License-Identifier: Apache-2.0
// Takes a right that is missing for the end of the list.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class Ignores403 : public Good {
 public:
  using Good::Good;

 protected:
  rafiq::HttpResponse send(const rafiq::HttpRequest& request) override {
    auto response = Good::send(request);
    if (response.status == 403 && request.url.find("/api/feed") != std::string::npos)
      return {200, {}, Json{{"items", Json::array()}, {"more", false}}.dump()};
    return response;
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::Ignores403)
