// SPDX-License-Identifier: Apache-2.0
// Writes to the log what the CRM says of the credential.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class LeaksSecretInLog : public Good {
 public:
  using Good::Good;

 protected:
  Json check_answer(const Json& me) override {
    log().info("signed in with " + text(member(me, "token")));
    return Good::check_answer(me);
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::LeaksSecretInLog)
