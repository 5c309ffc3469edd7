// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/file.hpp"
#include "core/store/database.hpp"

#include <string_view>

namespace rafiq::store {

// One sync of each account at a time, over all processes. Held by the operating system: it ends with the
// object, and with the process however that ends.
class SyncLock {
 public:
  // Error: conflict (somebody syncs it now).
  static Result<SyncLock> acquire(const Database& database, std::string_view account);

 private:
  explicit SyncLock(platform::FileLock lock) : lock_(std::move(lock)) {}
  platform::FileLock lock_;
};

}  // namespace rafiq::store
