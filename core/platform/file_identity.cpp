// SPDX-License-Identifier: Apache-2.0
#include "core/platform/file_identity.hpp"

#include <sys/stat.h>

namespace rafiq::platform {

FileIdentity identity_of(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {};
  return {status.st_dev, status.st_ino, static_cast<std::uint64_t>(status.st_size), status.st_ctim.tv_sec,
          status.st_ctim.tv_nsec};
}

}  // namespace rafiq::platform
