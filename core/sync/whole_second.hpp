// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/cancel.hpp"
#include "core/util/result.hpp"

#include <chrono>
#include <functional>

namespace rafiq::sync {

// Longer than a second by any clock: what the CRM does afterwards bears another time than what it did before.
inline constexpr std::chrono::milliseconds whole_second{1'100};

// Lets it pass, by `pause` where that is given. Never called inside a transaction. Errors: cancelled, at
// once.
Status let_a_second_pass(const std::function<void(std::chrono::milliseconds)>& pause,
                         const CancelToken& cancel);

}  // namespace rafiq::sync
