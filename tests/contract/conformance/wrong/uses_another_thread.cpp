// SPDX-License-Identifier: Apache-2.0
// Emits its pages on a thread of its own.
#include "tests/contract/conformance/wrong/good.hpp"

#include <exception>
#include <thread>

namespace wrong {

class UsesAnotherThread : public Good {
 public:
  using Good::Good;

 protected:
  bool hand_over(const rafiq::Pages& pages, const Json& page) override {
    std::exception_ptr trouble;
    std::thread([&] {
      try {
        pages.emit(page.dump());
      } catch (...) {
        trouble = std::current_exception();
      }
    }).join();
    if (trouble) std::rethrow_exception(trouble);
    return page.at("end");
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::UsesAnotherThread)
