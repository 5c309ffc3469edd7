// SPDX-License-Identifier: Apache-2.0
// Breaks no promise: what all the others are compared with.
#include "tests/contract/conformance/wrong/good.hpp"

RAFIQ_CONNECTOR(wrong::Good)
