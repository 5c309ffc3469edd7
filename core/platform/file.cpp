// SPDX-License-Identifier: Apache-2.0
#include "core/platform/file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <limits>
#include <system_error>

namespace rafiq::platform {
namespace {

Error open_error(int error, const std::filesystem::path& path) {
  if (error == ENOENT || error == ENOTDIR)
    return {ErrorCode::not_found, "There is no such file", path.string(), "Check the path"};
  return {ErrorCode::configuration, std::string("The file cannot be opened: ") + std::strerror(error),
          path.string(), "Check its access rights"};
}

}  // namespace

Result<ReadableFile> ReadableFile::open(const std::filesystem::path& path) {
  // Not blocking: a named pipe in the place of a file must not stop us.
  Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
  if (!descriptor) return open_error(errno, path);
  struct stat status {};
  if (::fstat(descriptor.number(), &status) != 0 || !S_ISREG(status.st_mode))
    return Error{ErrorCode::configuration, "This is not a file", path.string(), "Name a file"};
  return ReadableFile(std::move(descriptor));
}

Result<ReadableFile::Info> ReadableFile::info() const {
  struct stat status {};
  if (::fstat(descriptor_.number(), &status) != 0)
    return Error{ErrorCode::bad_data, "The file cannot be read", "", "Check the disk"};
  const auto milliseconds = std::int64_t{status.st_mtim.tv_sec} * 1000 + status.st_mtim.tv_nsec / 1'000'000;
  return Info{static_cast<std::uint64_t>(status.st_size), from_milliseconds(milliseconds)};
}

Result<std::size_t> ReadableFile::read_at(std::uint64_t offset, std::span<char> buffer) const {
  if (offset > static_cast<std::uint64_t>(std::numeric_limits<off_t>::max())) return std::size_t{0};
  while (true) {
    const auto got = ::pread(descriptor_.number(), buffer.data(), buffer.size(), static_cast<off_t>(offset));
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) return Error{ErrorCode::bad_data, "The file cannot be read", "", "Check the disk"};
  }
}

Status make_private_folder(const std::filesystem::path& folder) {
  if (folder.empty()) return success();  // of a bare file name: the folder we are in
  std::error_code trouble;
  if (folder.has_parent_path()) std::filesystem::create_directories(folder.parent_path(), trouble);
  // The mode is given at the start: there is no instant at which others may look in.
  if (!trouble && ::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
    trouble.assign(errno, std::generic_category());
  if (!trouble && !std::filesystem::is_directory(folder, trouble) && !trouble)
    trouble = std::make_error_code(std::errc::not_a_directory);
  if (trouble)
    return Error{ErrorCode::configuration, "The folder cannot be made: " + trouble.message(), folder.string(),
                 "Check the access rights of the folder above"};
  return success();
}

Status make_private_file(const std::filesystem::path& file) {
  const Descriptor made(::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY, 0600));
  if (made || (errno == EEXIST && ::chmod(file.c_str(), 0600) == 0)) return success();
  return Error{ErrorCode::configuration, std::string("The file cannot be made: ") + std::strerror(errno),
               file.string(), "Check the access rights of its folder and the space on the disk"};
}

Result<bool> is_locked_by_others(const std::filesystem::path& file, ByteRange bytes) {
  const Descriptor descriptor(::open(file.c_str(), O_RDWR | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
  if (!descriptor && errno == ENOENT) return false;
  if (!descriptor) return open_error(errno, file);
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  lock.l_start = bytes.from;
  lock.l_len = bytes.length;
  if (::fcntl(descriptor.number(), F_GETLK, &lock) != 0) return open_error(errno, file);
  return lock.l_type != F_UNLCK;
}

Result<std::optional<FileLock>> FileLock::try_acquire(const std::filesystem::path& path) {
  Descriptor descriptor(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!descriptor) return open_error(errno, path);
  int locked = 0;
  do locked = ::flock(descriptor.number(), LOCK_EX | LOCK_NB);
  while (locked != 0 && errno == EINTR);
  if (locked == 0) return std::optional<FileLock>(FileLock(std::move(descriptor)));
  if (errno == EWOULDBLOCK) return std::optional<FileLock>();
  return Error{ErrorCode::configuration, std::string("The file cannot be locked: ") + std::strerror(errno),
               path.string(), "Keep Rafiq's folder on a local disk"};
}

}  // namespace rafiq::platform
