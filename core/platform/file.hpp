// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/descriptor.hpp"
#include "core/util/result.hpp"
#include "core/util/time.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>

namespace rafiq::platform {

// A regular file opened for reading. It stays the same file when another one takes its name. Thread-safe.
class ReadableFile {
 public:
  // Errors: not_found; configuration (not a file, or not allowed to read it).
  static Result<ReadableFile> open(const std::filesystem::path& path);

  struct Info {
    std::uint64_t bytes = 0;
    TimePoint modified;
  };
  [[nodiscard]] Result<Info> info() const;
  // How many bytes were read; 0 at the end. Error: bad_data (the disk failed).
  [[nodiscard]] Result<std::size_t> read_at(std::uint64_t offset, std::span<char> buffer) const;

 private:
  explicit ReadableFile(Descriptor descriptor) : descriptor_(std::move(descriptor)) {}
  Descriptor descriptor_;
};

// Makes the folder and its parents, with nobody else's access to the last one. Error: configuration.
Status make_private_folder(const std::filesystem::path& folder);

// Makes an empty file with nobody else's access where there is none, and takes others' access away where
// there is one. A file that exists is not opened: closing it again would take away every POSIX lock that this
// process holds on it, SQLite's among them, and another process would then delete the log of an open
// database. Error: configuration.
Status make_private_file(const std::filesystem::path& file);

struct ByteRange {
  std::int64_t from = 0;
  std::int64_t length = 0;
};
// Whether another process holds a POSIX lock on these bytes, as SQLite does on a database that it has open.
// Must not be asked of a file that this process has open: closing it again would take its own locks away. A
// file that is not there is not locked. Error: configuration.
Result<bool> is_locked_by_others(const std::filesystem::path& file, ByteRange bytes);

// At most one process (and one object) holds a lock file. Released by the destructor, and by the end of the
// process.
class FileLock {
 public:
  // Nothing when somebody else holds it. The file stays behind; it means nothing. Error: configuration.
  static Result<std::optional<FileLock>> try_acquire(const std::filesystem::path& path);

 private:
  explicit FileLock(Descriptor descriptor) : descriptor_(std::move(descriptor)) {}
  Descriptor descriptor_;
};

}  // namespace rafiq::platform
