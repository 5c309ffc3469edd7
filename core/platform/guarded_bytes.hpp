// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace rafiq::platform {

// Bytes on pages of their own, which can be taken away: whoever reads them afterwards, or one byte beyond
// their end, is caught. For finding those who keep what they only borrowed.
class GuardedBytes {
 public:
  explicit GuardedBytes(std::string_view bytes);
  ~GuardedBytes();  // takes them away for good: their addresses are not used again
  GuardedBytes(const GuardedBytes&) = delete;
  GuardedBytes& operator=(const GuardedBytes&) = delete;

  // Empty when the system had no memory for them.
  [[nodiscard]] std::string_view view() const { return view_; }

 private:
  std::span<std::byte> pages_;
  std::string_view view_;
};

// From now on a read of bytes that were taken away, or beyond their end, ends this process with `status`; any
// other memory fault ends it as ever. Error-free: where it cannot be done, all end as ever.
void end_for_reading_guarded_bytes(int status);

}  // namespace rafiq::platform
