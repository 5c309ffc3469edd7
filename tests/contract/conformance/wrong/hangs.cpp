// SPDX-License-Identifier: Apache-2.0
// Never comes back when it is asked for a customer who is not there.
#include "tests/contract/conformance/wrong/good.hpp"

#include <chrono>
#include <thread>

namespace wrong {

class Hangs : public Good {
 public:
  using Good::Good;

  std::string get(std::string_view request) override {
    const auto answer = Good::get(request);
    while (answer == R"({"record":null})") std::this_thread::sleep_for(std::chrono::seconds{1});
    return answer;
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::Hangs)
