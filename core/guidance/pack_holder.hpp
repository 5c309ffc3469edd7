// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <mutex>
#include <utility>

namespace rafiq::guidance {

struct Pack;

// The pack in use. Whoever takes it keeps it whole for as long as they need, however often it is replaced
// meanwhile: an answer is of one version. Any thread.
class PackHolder {
 public:
  explicit PackHolder(std::shared_ptr<const Pack> pack = nullptr) : pack_(std::move(pack)) {}

  [[nodiscard]] std::shared_ptr<const Pack> current() const {
    const std::lock_guard guard(lock_);
    return pack_;
  }

  // The one before lives on with those who took it, and is freed by the last of them: here outside the lock.
  void replace(std::shared_ptr<const Pack> pack) {
    {
      const std::lock_guard guard(lock_);
      pack_.swap(pack);
    }
    pack.reset();
  }

 private:
  mutable std::mutex lock_;
  std::shared_ptr<const Pack> pack_;
};

}  // namespace rafiq::guidance
