// SPDX-License-Identifier: Apache-2.0
// Fails when it is asked for a customer who is not there.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class FailsForStrangers : public Good {
 public:
  using Good::Good;

  std::string get(std::string_view request) override {
    const auto answer = Good::get(request);
    if (answer == R"({"record":null})") throw Failure(Reason::protocol, "nobody", "Pocket has no such row");
    return answer;
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::FailsForStrangers)
