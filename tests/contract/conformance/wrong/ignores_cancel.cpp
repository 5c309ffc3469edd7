// SPDX-License-Identifier: Apache-2.0
// Goes on waiting when it was told to end.
#include "tests/contract/conformance/wrong/good.hpp"

#include <chrono>
#include <thread>

namespace wrong {

class IgnoresCancel : public Good {
 public:
  using Good::Good;

 protected:
  rafiq::HttpResponse send(const rafiq::HttpRequest& request) override {
    try {
      return Good::send(request);
    } catch (const Failure& failure) {
      if (failure.reason() == Reason::cancelled) std::this_thread::sleep_for(std::chrono::seconds{3});
      throw;
    }
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::IgnoresCancel)
