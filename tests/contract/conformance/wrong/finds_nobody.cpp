// SPDX-License-Identifier: Apache-2.0
// Says that a customer is not there when the CRM could not be asked.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class FindsNobody : public Good {
 public:
  using Good::Good;

  std::string find(std::string_view request) override {
    try {
      return Good::find(request);
    } catch (const Failure& failure) {
      if (failure.reason() == Reason::transient) return R"({"records":[]})";
      throw;
    }
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::FindsNobody)
