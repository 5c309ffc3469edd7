// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/ids.hpp"
#include "core/util/time.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace rafiq {

enum class CommitmentState { open, kept, broken };
RAFIQ_API std::string_view name(CommitmentState state);
RAFIQ_API std::optional<CommitmentState> commitment_state_from(std::string_view name);

// A promise made to a customer.
struct Commitment {
  CommitmentId id;
  CustomerId customer;
  std::string what;
  TimePoint due{};
  TimePoint made{};
  CommitmentState state = CommitmentState::open;
  std::optional<TimePoint> settled;
  std::string account = {};  // empty for one made on this machine; the others are settled in their CRM
};

// One step in the life of a commitment that was made on this machine.
struct CommitmentChange {
  CommitmentState state = CommitmentState::open;
  TimePoint at{};
  std::string reason;  // why it was broken, what was done; may be empty
};

}  // namespace rafiq
