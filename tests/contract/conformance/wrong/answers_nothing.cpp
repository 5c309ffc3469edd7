// SPDX-License-Identifier: Apache-2.0
// Says that it found something, and not what.
#include "tests/contract/conformance/wrong/good.hpp"

namespace {

void tamper(rafiq_connector& connector) {
  connector.find = [](void*, const rafiq_call*) -> std::int32_t { return RAFIQ_OK; };
}

}  // namespace

WRONG_TAMPERED_CONNECTOR(wrong::Good, tamper)
