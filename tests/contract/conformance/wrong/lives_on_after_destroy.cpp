// SPDX-License-Identifier: Apache-2.0
// A thread of it uses the log when the connector is gone.
#include "tests/contract/conformance/wrong/good.hpp"

#include <chrono>
#include <thread>

namespace wrong {

class LivesOnAfterDestroy : public Good {
 public:
  using Good::Good;

  std::string check(std::string_view request) override {
    std::thread([line = log()] {
      for (int times = 0; times < 50; ++times) {
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
        line.debug("still here");
      }
    }).detach();
    return Good::check(request);
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::LivesOnAfterDestroy)
