// SPDX-License-Identifier: Apache-2.0
#include "core/platform/memory.hpp"

#include <fstream>
#include <string>

namespace rafiq::platform {

Result<Memory> memory_in_use() {
  std::ifstream file("/proc/self/smaps_rollup");
  Memory memory;
  std::string word;
  while (file >> word) {
    std::uint64_t* field = word == "Rss:"   ? &memory.resident_bytes
                           : word == "Pss:" ? &memory.proportional_bytes
                                            : nullptr;
    std::uint64_t kibibytes = 0;
    if (field != nullptr && file >> kibibytes) *field = kibibytes * 1024;
  }
  if (memory.resident_bytes == 0)
    return Error{ErrorCode::internal, "The system does not say how much memory is used",
                 "/proc/self/smaps_rollup", ""};
  return memory;
}

}  // namespace rafiq::platform
