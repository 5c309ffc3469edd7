// SPDX-License-Identifier: Apache-2.0
// Shows the credential to the administrator, because the CRM repeats it.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class LeaksSecretInPage : public Good {
 public:
  using Good::Good;

 protected:
  Json check_answer(const Json& me) override {
    auto answer = Good::check_answer(me);
    answer["notes"] = Json::array({"The token is " + text(member(me, "token"))});
    return answer;
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::LeaksSecretInPage)
