// SPDX-License-Identifier: Apache-2.0
// Landlock, by its system calls: the C library has no functions for it, and Debian 12's headers know fewer
// versions than newer kernels have.
#include "core/platform/confine_parts.hpp"
#include "core/platform/descriptor.hpp"
#include "core/platform/readable_files.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>
#include <system_error>

namespace rafiq::platform {
namespace {

namespace fs = std::filesystem;

// As the newest version has it; older kernels take the longer struct as long as what they do not know is 0.
struct Ruleset {
  std::uint64_t files = 0;
  std::uint64_t network = 0;
  std::uint64_t scoped = 0;
};

// What there is to be handled, version by version. Everything that is handled and not allowed is refused.
Ruleset everything(long version) {
  Ruleset all;
  all.files = (std::uint64_t{1} << 13) - 1;               // execute, write, read, list, remove, make
  if (version >= 2) all.files |= std::uint64_t{1} << 13;  // link into another folder
  if (version >= 3) all.files |= std::uint64_t{1} << 14;  // truncate
  if (version >= 4) all.network = 0b11;                   // bind and connect
  if (version >= 5) all.files |= std::uint64_t{1} << 15;  // control devices
  if (version >= 6) all.scoped = 0b11;                    // abstract sockets of others, signals to others
  return all;
}

void allow_reading(const Descriptor& ruleset, const fs::path& path) {
  const Descriptor target(::open(path.c_str(), O_PATH | O_CLOEXEC));
  if (!target) return;  // not on this system
  landlock_path_beneath_attr rule{};
  rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
  rule.parent_fd = target.number();
  (void)::syscall(SYS_landlock_add_rule, ruleset.number(), LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
}

// Not its whole folder: that may be somebody's downloads.
void allow_libraries_beside(const Descriptor& ruleset, const fs::path& library) {
  allow_reading(ruleset, library);
  std::error_code trouble;
  for (fs::directory_iterator entry(library.parent_path(), trouble), end; !trouble && entry != end;
       entry.increment(trouble))
    if (entry->path().filename().string().find(".so") != std::string::npos && entry->is_regular_file(trouble))
      allow_reading(ruleset, entry->path());
}

}  // namespace

int shut_files(const fs::path& library) {
  const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return 0;
  const Ruleset all = everything(version);
  const Descriptor ruleset(static_cast<int>(::syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0)));
  if (!ruleset) return 0;
  for (const auto* path : readable_paths) allow_reading(ruleset, path);
  allow_libraries_beside(ruleset, library);
  return ::syscall(SYS_landlock_restrict_self, ruleset.number(), 0) == 0 ? static_cast<int>(version) : 0;
}

}  // namespace rafiq::platform
