// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/conformance/reading.hpp"

namespace rafiq::conform {

// A full read that nothing disturbs, with what others are compared. Where it does not work at all the test is
// skipped: read.full says why.
Reading reference(Rig& rig);
// What a read brings for the changes since that checkpoint.
Reading changes_since(Rig& rig, connector::Connection& connection, const Json& checkpoint);
// Those of `wanted` that did not come.
std::vector<Ref> missing(const std::vector<Ref>& wanted, const std::vector<Json>& pages);

}  // namespace rafiq::conform
