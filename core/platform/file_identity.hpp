// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>

namespace rafiq::platform {

// Which file a path leads to and when it was last touched in any way; by the system's own clock, which who
// changes a file cannot set. Two that are equal are one file that nobody wrote in between. All 0: no file.
struct FileIdentity {
  std::uint64_t device = 0;
  std::uint64_t number = 0;
  std::uint64_t bytes = 0;
  std::int64_t changed_seconds = 0;
  std::int64_t changed_nanoseconds = 0;
  bool operator==(const FileIdentity&) const = default;
};
FileIdentity identity_of(const std::filesystem::path& path);

}  // namespace rafiq::platform
