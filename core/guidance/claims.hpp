// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/pack.hpp"

#include <chrono>
#include <string_view>

namespace rafiq::guidance {

const Claim* find_claim(const Pack& pack, std::string_view id);
// The claim, when it may be said on that day; null otherwise.
const Claim* verified_claim(const Pack& pack, std::string_view id, std::chrono::sys_days today);
// Whether any verified claim compares with like services.
bool has_advantage(const Pack& pack, std::chrono::sys_days today);

}  // namespace rafiq::guidance
