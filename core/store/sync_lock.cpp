// SPDX-License-Identifier: Apache-2.0
#include "core/store/sync_lock.hpp"

namespace rafiq::store {

Result<SyncLock> SyncLock::acquire(const Database& database, std::string_view account) {
  const auto folder = database.file().parent_path() / "locks";
  RAFIQ_TRY(platform::make_private_folder(folder));
  RAFIQ_TRY(auto lock, platform::FileLock::try_acquire(folder / ("sync-" + std::string(account))));
  if (lock) return SyncLock(std::move(*lock));
  return Error{ErrorCode::conflict, "This account is being synced by another program", std::string(account),
               "Wait until that has ended"};
}

}  // namespace rafiq::store
