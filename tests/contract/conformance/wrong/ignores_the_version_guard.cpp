// SPDX-License-Identifier: Apache-2.0
// Writes over whatever somebody else wrote meanwhile.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class IgnoresTheVersionGuard : public Good {
 public:
  using Good::Good;

 protected:
  Json set(const Json& wanted) override {
    auto request = request_for("PATCH", "/api/rows/" + wanted.at("id").get<std::string>());
    request.body = changes(wanted.at("set")).dump();
    (void)parsed(send(request));
    return {{"id", wanted.at("id")}, {"version", ""}};
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::IgnoresTheVersionGuard)
