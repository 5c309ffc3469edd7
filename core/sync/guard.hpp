// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/sync_state.hpp"

#include <cstddef>
#include <cstdint>
#include <unordered_set>

namespace rafiq::sync {

// A listing may lack this share of what this machine holds of an entity, or this many records, before we
// stop believing it. An empty one is never believed.
inline constexpr int shrink_guard_percent = 20;
inline constexpr int shrink_guard_records = 10;

inline bool is_believable(const store::SyncState::Vanished& vanished) {
  const auto gone = static_cast<std::int64_t>(vanished.gone.size());
  if (gone == vanished.listed) return false;
  return gone <= shrink_guard_records || gone * 100 <= vanished.listed * shrink_guard_percent;
}

// Whether a connector goes round in circles: the same records again, page after page. A page that comes twice
// is nothing yet; some CRMs repeat one where records were added meanwhile.
class Circles {
 public:
  static constexpr int patience = 10;  // repeated pages in a row
  // A feed of changes tells rightly of a record that changes all the time.
  static constexpr int patience_with_feeds = 100;

  // A hash of what the next page holds. True: it has gone on for too long.
  bool turn(std::size_t content, int longest = patience) {
    repeated_ = contents_.insert(content).second ? 0 : repeated_ + 1;
    return repeated_ >= longest;
  }

 private:
  std::unordered_set<std::size_t> contents_;
  int repeated_ = 0;
};

}  // namespace rafiq::sync
