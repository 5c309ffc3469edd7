// SPDX-License-Identifier: Apache-2.0
// Does not say why discover failed.
#include "tests/contract/conformance/wrong/good.hpp"

namespace {

void tamper(rafiq_connector& connector) {
  connector.discover = [](void*, const rafiq_call*) -> std::int32_t { return RAFIQ_UNSUPPORTED; };
}

}  // namespace

WRONG_TAMPERED_CONNECTOR(wrong::Good, tamper)
