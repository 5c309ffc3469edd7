// SPDX-License-Identifier: Apache-2.0
// Says that the account works, whatever the CRM says.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class SaysAllIsWell : public Good {
 public:
  using Good::Good;

  std::string check(std::string_view request) override {
    try {
      return Good::check(request);
    } catch (const Failure&) {
      return R"({"signed_in_as":"rafiq"})";
    }
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::SaysAllIsWell)
