// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/rt/rest.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq_rt {

// RT notes every change of a user or a ticket as a transaction with a growing number: a feed that needs
// neither clocks nor time zones.
class Feed {
 public:
  enum class Of { users, tickets };
  Feed(const Rest& rest, Of of) : rest_(rest), of_(of) {}

  struct Page {
    std::vector<std::int64_t> changed;  // numbers of users or tickets, each once
    std::int64_t position = 0;          // number of the last transaction
    bool end = false;                   // nothing was left
  };
  [[nodiscard]] Page after(std::int64_t position) const;

  // What changed shortly before and at `position`. A transaction gets its number before it can be seen, so
  // one with a smaller number may have appeared since; looked at again at the start of each read.
  [[nodiscard]] std::vector<std::int64_t> recently(std::int64_t position) const;

  // Where a full read that begins now is to be continued: a little before the newest transaction.
  [[nodiscard]] std::int64_t start() const;

 private:
  struct Row {
    std::int64_t id, object;
    std::string at;
  };
  [[nodiscard]] std::vector<Row> rows(const std::string& condition, std::string_view order) const;

  const Rest& rest_;
  Of of_;
};

}  // namespace rafiq_rt
