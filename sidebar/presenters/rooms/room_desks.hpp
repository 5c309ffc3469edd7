// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace rafiq::sidebar {

// The use cases of core that the rooms need, a small desk for each room. Belong to the thread of their
// office.
class RoomDesks {
 public:
  virtual ~RoomDesks() = default;
};

}  // namespace rafiq::sidebar
