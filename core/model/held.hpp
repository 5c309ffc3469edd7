// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/ids.hpp"
#include "core/util/time.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace rafiq {

// A record of a CRM as it rests on this machine.
struct HeldRecord {
  std::string account;
  std::string entity;
  std::string id;
  std::string kind;  // "customer" "touchpoint" "commitment"
  std::string version;
  std::string url;
  std::optional<TimePoint> modified_at;
  TimePoint first_seen{};
  bool gone = false;        // deleted in the CRM; its place is remembered
  std::string content;      // JSON; empty when it is gone
  bool unreadable = false;  // it is sealed and its key cannot be had
};

// A record that could not be read, and why.
struct HeldAside {
  std::int64_t number = 0;  // of the row
  std::string account;
  std::string entity;
  std::string id;
  std::string reason;
  std::string content;  // as it came
  TimePoint at{};
};

}  // namespace rafiq
