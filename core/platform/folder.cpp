// SPDX-License-Identifier: Apache-2.0
#include "core/platform/folder.hpp"

#include <fcntl.h>
#include <stdio.h>

#include <cerrno>
#include <cstring>

namespace rafiq::platform {
namespace {

// For file systems that cannot exchange: for a moment there is nothing at the target.
bool in_three_steps(const std::filesystem::path& fresh, const std::filesystem::path& target) {
  const std::filesystem::path aside = fresh.string() + ".aside";
  const bool was_there = ::rename(target.c_str(), aside.c_str()) == 0;
  if (!was_there && errno != ENOENT) return false;
  if (::rename(fresh.c_str(), target.c_str()) != 0) {
    const int error = errno;
    if (was_there) ::rename(aside.c_str(), target.c_str());
    errno = error;
    return false;
  }
  return !was_there || ::rename(aside.c_str(), fresh.c_str()) == 0;
}

bool exchange(const std::filesystem::path& fresh, const std::filesystem::path& target) {
  const auto rename = [&](unsigned how) {
    return ::renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, target.c_str(), how) == 0;
  };
  if (rename(RENAME_NOREPLACE) || (errno == EEXIST && rename(RENAME_EXCHANGE))) return true;
  return (errno == EINVAL || errno == ENOSYS) && in_three_steps(fresh, target);
}

}  // namespace

Result<PinnedFolder> PinnedFolder::open(const std::filesystem::path& folder) {
  Descriptor descriptor(::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (descriptor) return PinnedFolder(std::move(descriptor));
  const int error = errno;
  return Error{error == ENOENT ? ErrorCode::not_found : ErrorCode::configuration,
               "The folder cannot be opened: " + std::string(std::strerror(error)), folder.string(),
               "Check the path and its access rights"};
}

std::filesystem::path PinnedFolder::path() const {
  return "/proc/self/fd/" + std::to_string(descriptor_.number());
}

Status put_in_place(const std::filesystem::path& fresh, const std::filesystem::path& target) {
  if (exchange(fresh, target)) return success();
  return Error{ErrorCode::configuration,
               "The folder cannot be put in its place: " + std::string(std::strerror(errno)), target.string(),
               "Check that the disk has room and that the folder may be written"};
}

}  // namespace rafiq::platform
