// SPDX-License-Identifier: Apache-2.0
// Does not look at what the CRM says to a write.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class BelievesEveryWrite : public Good {
 public:
  using Good::Good;

 protected:
  Json set(const Json& wanted) override {
    auto request = request_for("PATCH", "/api/rows/" + wanted.at("id").get<std::string>());
    request.headers.push_back({"If-Match", wanted.value("version", "")});
    request.body = changes(wanted.at("set")).dump();
    if (send(request).status == 412)
      throw Failure(Reason::conflict, "changed", "The row was changed meanwhile");
    return {{"id", wanted.at("id")}, {"version", ""}};
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::BelievesEveryWrite)
