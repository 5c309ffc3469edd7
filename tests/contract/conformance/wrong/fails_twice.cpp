// SPDX-License-Identifier: Apache-2.0
// Says twice why discover failed.
#include "tests/contract/conformance/wrong/good.hpp"

namespace {

void tamper(rafiq_connector& connector) {
  connector.discover = [](void*, const rafiq_call* call) -> std::int32_t {
    const rafiq_failure failure{sizeof failure, 0, {"odd", 3}, {"Something was odd", 17}};
    call->fail(call->self, &failure);
    call->fail(call->self, &failure);
    return RAFIQ_UNSUPPORTED;
  };
}

}  // namespace

WRONG_TAMPERED_CONNECTOR(wrong::Good, tamper)
