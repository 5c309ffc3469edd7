// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/file.hpp"
#include "core/store/database.hpp"
#include "core/util/cancel.hpp"

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

namespace rafiq::store {

// Pushes and the pages of a pull take turns at an account, over all processes. What an agent noted does not
// wait for an import to end, only for the page that is being read; and no page that was read before a push is
// stored after it. Held by the operating system: a turn ends with the object, and with the process however
// that ends.
class PushTurn {
 public:
  static constexpr std::chrono::seconds patience{60};

  // Waits for the page that is being pulled, or for another push. Errors: conflict (it lasted too long);
  // cancelled.
  static Result<PushTurn> wait(const Database& database, std::string_view account, const CancelToken& cancel,
                               std::chrono::milliseconds at_most = patience);

 private:
  PushTurn(platform::FileLock asked, platform::FileLock turn)
      : asked_(std::move(asked)), turn_(std::move(turn)) {}
  platform::FileLock asked_;  // a pull looks at it between two pages
  platform::FileLock turn_;
};

// A pull's turn, which it has but for the moments between two pages.
class PullTurn {
 public:
  // Waits for a push that is under way. Errors: as above.
  static Result<PullTurn> wait(const Database& database, std::string_view account, const CancelToken& cancel,
                               std::chrono::milliseconds at_most = PushTurn::patience);
  // Between two pages: whoever wants to push goes first. Cancelled, it has no turn any more.
  Status let_others_go(const CancelToken& cancel);

 private:
  PullTurn(std::filesystem::path folder, std::string account, platform::FileLock turn)
      : folder_(std::move(folder)), account_(std::move(account)), turn_(std::move(turn)) {}
  std::filesystem::path folder_;
  std::string account_;
  std::optional<platform::FileLock> turn_;
};

}  // namespace rafiq::store
