// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/rafiq.hpp"
#include "sidebar/presenters/following_desk.hpp"

#include <functional>

namespace rafiq::sidebar {

class CoreFollowingDesk final : public FollowingDesk {
 public:
  using Core = std::function<Result<app::Rafiq*>()>;
  explicit CoreFollowingDesk(Core core) : core_(std::move(core)) {}
  Result<std::vector<std::string>> origins() override;
  Result<app::Seen> look(const app::Sighting& sighting) override;
  Result<std::vector<app::SearchHit>> fetch(const std::string& reference, const CancelToken& cancel) override;

 private:
  Core core_;
};

}  // namespace rafiq::sidebar
