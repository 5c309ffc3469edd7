// SPDX-License-Identifier: Apache-2.0
// Keeps the view of its account, which is gone when create has returned.
#include "tests/contract/conformance/wrong/good.hpp"

#include <algorithm>

namespace wrong {

class KeepsABorrowedPointer : public Good {
 public:
  KeepsABorrowedPointer(const rafiq::Host& host, std::string_view account)
      : Good(host, account), account_(account) {}

  std::string check(std::string_view request) override {
    if (std::count(account_.begin(), account_.end(), '{') == 0) log().warn("no settings");
    return Good::check(request);
  }

 private:
  std::string_view account_;
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::KeepsABorrowedPointer)
