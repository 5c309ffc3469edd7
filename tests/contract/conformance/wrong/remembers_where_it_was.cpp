// SPDX-License-Identifier: Apache-2.0
// Goes on from where it was, whatever checkpoint it is given.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class RemembersWhereItWas : public Good {
 public:
  using Good::Good;

 protected:
  Json checkpoint_of(const Json& at) override {
    at_ = at;
    return at;
  }
  Json checkpoint_in(const Json& given) override { return at_.is_null() ? Good::checkpoint_in(given) : at_; }

 private:
  Json at_;
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::RemembersWhereItWas)
