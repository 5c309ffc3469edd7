// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/ids.hpp"
#include "core/util/time.hpp"

#include <optional>
#include <string>

namespace rafiq {

enum class CommitmentState { open, kept, broken };

// A promise made to a customer.
struct Commitment {
  CommitmentId id;
  CustomerId customer;
  std::string what;
  TimePoint due{};
  TimePoint made{};
  CommitmentState state = CommitmentState::open;
  std::optional<TimePoint> settled;
};

}  // namespace rafiq
