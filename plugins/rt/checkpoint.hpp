// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/rt/answer.hpp"
#include "plugins/rt/user_list.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace rafiq_rt {

// How far the reading of an account has come. A full read walks through the users, then the tickets; from
// then on the feed of transactions says what changed. Where the feed stood before the full read began is
// kept from its first page on, so that what changes meanwhile is read again by the feed.
struct Checkpoint {
  enum class Phase { users, tickets, feed };
  Phase phase = Phase::users;
  UserPosition users;            // phase users
  std::int64_t ticket = 0;       // phase tickets: number of the last one read
  std::int64_t user_feed = 0;    // number of the last transaction of users that was read
  std::int64_t ticket_feed = 0;  // the same of tickets
  std::uint64_t records = 0;     // of the full read so far
  std::uint64_t left = 0;        // users and tickets, about

  void count(std::size_t more_records, std::size_t read) {
    records += more_records;
    left -= std::min<std::uint64_t>(left, read);
  }

  [[nodiscard]] Json to_json() const;
  // Throws Failure(bug) for what this connector did not write: the host gave back something else.
  static Checkpoint parse(const Json& json);
};

}  // namespace rafiq_rt
