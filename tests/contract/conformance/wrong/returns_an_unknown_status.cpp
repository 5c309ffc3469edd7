// SPDX-License-Identifier: Apache-2.0
// Ends discover with a status that does not exist.
#include "tests/contract/conformance/wrong/good.hpp"

namespace {

void tamper(rafiq_connector& connector) {
  connector.discover = [](void*, const rafiq_call* call) -> std::int32_t {
    const rafiq_failure failure{sizeof failure, 0, {"odd", 3}, {"Something was odd", 17}};
    call->fail(call->self, &failure);
    return 99;
  };
}

}  // namespace

WRONG_TAMPERED_CONNECTOR(wrong::Good, tamper)
