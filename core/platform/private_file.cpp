// SPDX-License-Identifier: Apache-2.0
#include "core/platform/private_file.hpp"

#include "core/platform/descriptor.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <vector>

namespace rafiq::platform {
namespace {

constexpr off_t most_bytes = 1 << 20;

Error untrusted(std::string what, const std::filesystem::path& path, std::string remedy) {
  return {ErrorCode::authentication, std::move(what), path.string(), std::move(remedy)};
}

Error failed(const char* step, const std::filesystem::path& path) {
  return {ErrorCode::configuration,
          std::string("The file could not be ") + step + ": " + std::strerror(errno), path.string(),
          "Check the access rights and the free space of the folder"};
}

Status check_owner(const struct stat& status, const std::filesystem::path& path) {
  if (!S_ISREG(status.st_mode)) return untrusted("This is not a file", path, "Remove it");
  if (status.st_uid != ::geteuid())
    return untrusted("The file belongs to somebody else", path, "Remove it, and set the secrets again");
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    return untrusted("Others may read this file of secrets", path,
                     "Run chmod 600 on it, and replace the secrets if anybody could have read them");
  if (status.st_size > most_bytes)
    return Error{ErrorCode::bad_data, "The file is too large to be one of ours", path.string(), "Remove it"};
  return success();
}

Status write_all(const Descriptor& file, std::string_view bytes, const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const auto written = ::write(file.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return failed("written", path);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(file.number()) != 0) return failed("written to disk", path);
  return success();
}

}  // namespace

Result<Secret> read_private_file(const std::filesystem::path& path) {
  // Not blocking: a named pipe in the place of the file must not stop us.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY | O_NONBLOCK));
  if (!file && errno == ENOENT)
    return Error{ErrorCode::not_found, "There is no such file", path.string(), ""};
  if (!file)
    return untrusted(std::string("The file cannot be opened: ") + std::strerror(errno), path,
                     "It must be a plain file of yours, not a link");
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) return failed("examined", path);
  RAFIQ_TRY(check_owner(status, path));

  std::vector<char, WipingAllocator<char>> bytes(static_cast<std::size_t>(status.st_size));
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const auto got = ::read(file.number(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0)
      return Error{ErrorCode::bad_data, "The file cannot be read", path.string(), "Check the disk"};
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  return Secret(std::string_view(bytes.data(), filled));
}

Status write_private_file(const std::filesystem::path& path, const Secret& content) {
  auto fresh = path;
  fresh += ".new";
  ::unlink(fresh.c_str());  // what a writer that was killed left behind
  {
    const Descriptor file(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file) return failed("made", fresh);
    if (auto written = write_all(file, content.reveal(), fresh); !written) {
      ::unlink(fresh.c_str());
      return written;
    }
  }
  if (::rename(fresh.c_str(), path.c_str()) != 0) return failed("put in its place", path);
  const Descriptor folder(::open(path.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder || ::fsync(folder.number()) != 0) return failed("written to disk", path);
  return success();
}

}  // namespace rafiq::platform
