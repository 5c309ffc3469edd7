// SPDX-License-Identifier: Apache-2.0
// Asks the system what time it is.
#include "tests/contract/conformance/wrong/good.hpp"

#include <chrono>

namespace wrong {

class UsesItsOwnClock : public Good {
 public:
  using Good::Good;

 protected:
  Json checkpoint_of(const Json& at) override {
    const auto now =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch());
    auto checkpoint = at;
    checkpoint["read_at"] = now.count();
    return checkpoint;
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::UsesItsOwnClock)
