// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/following.hpp"
#include "core/util/cancel.hpp"
#include "core/util/result.hpp"

#include <string>
#include <vector>

namespace rafiq::sidebar {

// What the sidebar asks of core to follow the CRM and the phone.
class FollowingDesk {
 public:
  virtual ~FollowingDesk() = default;
  virtual Result<std::vector<std::string>> origins() = 0;
  virtual Result<app::Seen> look(const app::Sighting& sighting) = 0;
  virtual Result<std::vector<app::SearchHit>> fetch(const std::string& reference,
                                                    const CancelToken& cancel) = 0;
};

}  // namespace rafiq::sidebar
