// SPDX-License-Identifier: Apache-2.0
#include "core/store/turns.hpp"

#include <thread>

namespace rafiq::store {
namespace {

using std::chrono::milliseconds;
using Steady = std::chrono::steady_clock;

constexpr milliseconds a_moment{
    10};  // between two looks; locks of the system wake nobody who may be cancelled

std::filesystem::path asked_file(const std::filesystem::path& folder, std::string_view account) {
  return folder / ("push-asked-" + std::string(account));
}
std::filesystem::path turn_file(const std::filesystem::path& folder, std::string_view account) {
  return folder / ("turn-" + std::string(account));
}

Result<std::filesystem::path> folder_of(const Database& database) {
  auto folder = database.file().parent_path() / "locks";
  RAFIQ_TRY(platform::make_private_folder(folder));
  return folder;
}

Result<platform::FileLock> acquire(const std::filesystem::path& file, std::string_view account,
                                   const CancelToken& cancel, Steady::time_point until) {
  for (;;) {
    RAFIQ_TRY(auto lock, platform::FileLock::try_acquire(file));
    if (lock) return std::move(*lock);
    if (cancel.requested())
      return Error{ErrorCode::cancelled, "It was stopped while it waited its turn", std::string(account), ""};
    if (Steady::now() >= until)
      return Error{ErrorCode::conflict, "This account is being synced by another program",
                   std::string(account), "Wait until that has ended"};
    std::this_thread::sleep_for(a_moment);
  }
}

}  // namespace

Result<PushTurn> PushTurn::wait(const Database& database, std::string_view account, const CancelToken& cancel,
                                milliseconds at_most) {
  const auto until = Steady::now() + at_most;
  RAFIQ_TRY(const auto folder, folder_of(database));
  RAFIQ_TRY(auto asked, acquire(asked_file(folder, account), account, cancel, until));
  RAFIQ_TRY(auto turn, acquire(turn_file(folder, account), account, cancel, until));
  return PushTurn(std::move(asked), std::move(turn));
}

Result<PullTurn> PullTurn::wait(const Database& database, std::string_view account, const CancelToken& cancel,
                                milliseconds at_most) {
  RAFIQ_TRY(auto folder, folder_of(database));
  RAFIQ_TRY(auto turn, acquire(turn_file(folder, account), account, cancel, Steady::now() + at_most));
  return PullTurn(std::move(folder), std::string(account), std::move(turn));
}

Status PullTurn::let_others_go(const CancelToken& cancel) {
  const auto asked = asked_file(folder_, account_);
  RAFIQ_TRY(const auto nobody_asks, platform::FileLock::try_acquire(asked));
  if (nobody_asks) return success();
  turn_.reset();
  // Until no push is left; while we hold what they ask with, the next one waits for a page.
  const auto for_ever = Steady::time_point::max();
  const auto ours = acquire(asked, account_, cancel, for_ever);
  if (!ours) return cancel.requested() ? Status(success()) : ours.error();
  auto turn = acquire(turn_file(folder_, account_), account_, cancel, for_ever);
  if (!turn) return cancel.requested() ? Status(success()) : turn.error();
  turn_ = std::move(turn).value();
  return success();
}

}  // namespace rafiq::store
