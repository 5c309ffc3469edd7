// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/commitment.hpp"
#include "core/model/journey_summary.hpp"
#include "core/model/touchpoint.hpp"

#include <chrono>
#include <optional>
#include <span>

namespace rafiq::journey {

// How far back, or ahead, a thing still matters to the customer in front of the agent.
inline constexpr std::chrono::days purchase_is_recent{30};
inline constexpr std::chrono::days problems_recur_within{180};
inline constexpr std::chrono::days suggestion_is_news_for{365};
inline constexpr std::chrono::days loyalty_is_remembered_for{365};
inline constexpr std::chrono::days broken_promise_weighs_for{180};
inline constexpr std::chrono::days promise_is_near{2};
// From neutral to very bad, or from good to neutral: two steps of the scale.
inline constexpr int sharp_fall = 2;

// What the journey says at `now`. Touchpoints and commitments in any order; what lies after `now` is not
// looked at. Touchpoints since `interaction_started` are part of the present contact: they say how cases
// and feelings stand, but are no earlier contacts. Pure; any thread.
JourneySummary summarise(std::span<const Touchpoint> touchpoints, std::span<const Commitment> commitments,
                         TimePoint now, std::optional<TimePoint> interaction_started = std::nullopt);

}  // namespace rafiq::journey
