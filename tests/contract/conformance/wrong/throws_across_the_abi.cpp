// SPDX-License-Identifier: Apache-2.0
// Lets an exception out of discover.
#include "tests/contract/conformance/wrong/good.hpp"

#include <stdexcept>

namespace {

void tamper(rafiq_connector& connector) {
  connector.discover = [](void*, const rafiq_call*) -> std::int32_t {
    throw std::runtime_error("no fields");
  };
}

}  // namespace

WRONG_TAMPERED_CONNECTOR(wrong::Good, tamper)
