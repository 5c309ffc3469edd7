// SPDX-License-Identifier: Apache-2.0
#include "core/platform/governed_file.hpp"

#include "core/platform/descriptor.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace rafiq::platform {
namespace {

namespace fs = std::filesystem;

constexpr off_t most_bytes = 1 << 20;

Error refused(std::string what, const fs::path& path, std::string remedy) {
  return {ErrorCode::configuration, std::move(what), path.string(), std::move(remedy)};
}

std::string owner_name(std::uint32_t owner) {
  return owner == root_user ? "root" : "user " + std::to_string(owner);
}

// An access list that lets somebody write shows in the bits of the group.
Status check(const struct stat& status, const fs::path& path, std::uint32_t owner) {
  if (status.st_uid != owner)
    return refused("It does not belong to " + owner_name(owner) + ", so others could change it", path,
                   "Run chown " + (owner == root_user ? "root" : std::to_string(owner)) + " on it");
  if ((status.st_mode & (S_IWGRP | S_IWOTH)) != 0)
    return refused("Others than " + owner_name(owner) + " may write it", path, "Run chmod go-w on it");
  return success();
}

Status check_folder(const fs::path& folder, std::uint32_t owner) {
  struct stat status {};
  if (::lstat(folder.c_str(), &status) != 0)
    return refused(std::string("The folder cannot be looked at: ") + std::strerror(errno), folder,
                   "Check its access rights");
  if (!S_ISDIR(status.st_mode)) return refused("This is no folder", folder, "Put a folder in its place");
  return check(status, folder, owner);
}

Result<std::string> read_all(const Descriptor& file, off_t bytes, const fs::path& path) {
  std::string text(static_cast<std::size_t>(bytes), '\0');
  std::size_t filled = 0;
  while (filled < text.size()) {
    const auto got = ::read(file.number(), text.data() + filled, text.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return refused("The file cannot be read", path, "Check the disk");
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  text.resize(filled);
  return text;
}

// The file and its size.
Result<std::pair<Descriptor, off_t>> open_governed(const fs::path& path, std::uint32_t owner) {
  // Not blocking: a named pipe in the place of the file must not stop us.
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY | O_NONBLOCK));
  if (!file && errno == ENOENT)
    return Error{ErrorCode::not_found, "There is no such file", path.string(), ""};
  if (!file && errno == ELOOP)
    return refused("This is a link, and whoever made it chose the file", path, "Put the file in its place");
  if (!file)
    return refused(std::string("The file cannot be opened: ") + std::strerror(errno), path,
                   "Everybody who uses Rafiq must be able to read it: chmod 644");
  RAFIQ_TRY(check_folder(path.parent_path(), owner));
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) return refused("The file cannot be looked at", path, "");
  if (!S_ISREG(status.st_mode)) return refused("This is no plain file", path, "Put a file in its place");
  RAFIQ_TRY(check(status, path, owner));
  return std::pair(std::move(file), status.st_size);
}

}  // namespace

std::uint32_t own_user() {
  return ::geteuid();
}

Result<std::string> read_governed_file(const fs::path& path, std::uint32_t owner) {
  RAFIQ_TRY(const auto opened, open_governed(path, owner));
  if (opened.second > most_bytes) return refused("The file is too large", path, "A mebibyte is the most");
  return read_all(opened.first, opened.second, path);
}

Status check_governed_file(const fs::path& path, std::uint32_t owner) {
  RAFIQ_TRY(open_governed(path, owner));
  return success();
}

Result<std::vector<fs::path>> governed_files(const fs::path& folder, std::string_view ending,
                                             std::uint32_t owner) {
  std::vector<fs::path> files;
  struct stat status {};
  if (::lstat(folder.c_str(), &status) != 0 && (errno == ENOENT || errno == ENOTDIR)) return files;
  RAFIQ_TRY(check_folder(folder, owner));
  std::error_code trouble;
  fs::directory_iterator entries(folder, trouble);
  for (; !trouble && entries != fs::directory_iterator(); entries.increment(trouble)) {
    const auto name = entries->path().filename().string();
    if (!name.starts_with('.') && name.ends_with(ending)) files.push_back(entries->path());
  }
  if (trouble)
    return refused("The folder cannot be read: " + trouble.message(), folder,
                   "Everybody who uses Rafiq must be able to read it: chmod 755");
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace rafiq::platform
