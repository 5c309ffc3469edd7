// SPDX-License-Identifier: Apache-2.0
#include "core/platform/new_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace rafiq::platform {
namespace {

constexpr mode_t readable_by_all = 0644;

Error failed(const char* step, const std::filesystem::path& path) {
  return {ErrorCode::configuration,
          std::string("The file could not be ") + step + ": " + std::strerror(errno), path.string(),
          "Check the access rights and the free space of the folder"};
}

}  // namespace

Result<NewFile> NewFile::create(const std::filesystem::path& path) {
  Descriptor file(
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, readable_by_all));
  // Whatever the umask of who installs for everybody may be.
  if (!file || ::fchmod(file.number(), readable_by_all) != 0) return failed("made", path);
  return NewFile(std::move(file), path);
}

Status NewFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(descriptor_.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return failed("written", path_);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return success();
}

Status NewFile::finish() {
  if (::fsync(descriptor_.number()) != 0) return failed("written to disk", path_);
  return success();
}

Status sync_folder(const std::filesystem::path& folder) {
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened || ::fsync(opened.number()) != 0) return failed("written to disk", folder);
  return success();
}

Status replace_file(const std::filesystem::path& path, std::string_view bytes) {
  auto fresh = path;
  fresh += ".new";
  ::unlink(fresh.c_str());  // what a writer that was killed left behind
  RAFIQ_TRY(auto file, NewFile::create(fresh));
  auto done = file.write(bytes);
  if (done) done = file.finish();
  if (done && ::rename(fresh.c_str(), path.c_str()) != 0) done = failed("put in its place", path);
  if (!done) ::unlink(fresh.c_str());
  return done;
}

}  // namespace rafiq::platform
