// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/channel.hpp"
#include "core/model/ids.hpp"
#include "core/util/time.hpp"

#include <optional>
#include <string>

namespace rafiq {

// Something that a customer noticed about the organisation, good or bad: to improve it, not to judge people.
struct Noticed {
  NoticedId id;  // not valid for one that was marked as an event of an interaction
  CustomerId customer;
  std::string what;
  std::optional<Channel> channel;
  TimePoint at{};
};

}  // namespace rafiq
