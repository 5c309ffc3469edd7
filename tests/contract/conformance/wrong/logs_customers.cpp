// SPDX-License-Identifier: Apache-2.0
// Writes customers' names to the log.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class LogsCustomers : public Good {
 public:
  using Good::Good;

 protected:
  Json record(const Json& item) override {
    if (item.contains("name")) log().debug("read " + text(item["name"]));
    return Good::record(item);
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::LogsCustomers)
