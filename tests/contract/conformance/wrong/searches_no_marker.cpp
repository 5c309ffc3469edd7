// SPDX-License-Identifier: Apache-2.0
// Makes a record without looking whether it is there.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class SearchesNoMarker : public Good {
 public:
  using Good::Good;

 protected:
  std::string made_before(const std::string&) override { return {}; }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::SearchesNoMarker)
