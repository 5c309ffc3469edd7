// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/conformance/rig.hpp"

#include <cstdint>

namespace rafiq::conform {

// One try each, decided by the seed: answers of the CRM, a checkpoint, or settings that are spoilt. Throws
// Verdict when the connector does worse than to fail in words.
void fuzz_answers(Rig& rig, std::uint64_t seed);
void fuzz_checkpoint(Rig& rig, std::uint64_t seed);
void fuzz_settings(Rig& rig, std::uint64_t seed);

}  // namespace rafiq::conform
