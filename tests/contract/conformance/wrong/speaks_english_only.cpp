// SPDX-License-Identifier: Apache-2.0
// Its labels are in English, twice.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class SpeaksEnglishOnly : public Good {
 public:
  using Good::Good;

  static std::string describe() {
    auto its = description();
    its["settings"][0]["label"]["ar"] = "Address";
    return its.dump();
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::SpeaksEnglishOnly)
