// SPDX-License-Identifier: Apache-2.0
// Emits two answers to one question.
#include "tests/contract/conformance/wrong/good.hpp"

namespace {

void tamper(rafiq_connector& connector) {
  static rafiq_verb real = nullptr;
  real = connector.check;
  connector.check = [](void* instance, const rafiq_call* call) -> std::int32_t {
    const auto status = real(instance, call);
    if (status == RAFIQ_OK) call->emit(call->self, {"{}", 2});
    return status;
  };
}

}  // namespace

WRONG_TAMPERED_CONNECTOR(wrong::Good, tamper)
