// SPDX-License-Identifier: Apache-2.0
#include "core/connector/bundle/archive_reader.hpp"

#include "core/connector/bundle/limits.hpp"
#include "core/connector/bundle/names.hpp"
#include "core/platform/file.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <array>
#include <cerrno>

namespace rafiq::connector::bundle {
namespace {

constexpr std::size_t piece = std::size_t{64} << 10;

struct Close {
  void operator()(archive* reader) const { archive_read_free(reader); }
};

}  // namespace

struct ArchiveReader::Parts {
  Source source;
  std::string where;
  std::unique_ptr<archive, Close> reader{archive_read_new()};
  std::array<char, piece> buffer{};
  std::uint64_t packed = 0;                 // read from the source
  std::uint64_t unpacked = 0;               // given out
  std::optional<Error> trouble;             // of the source
  std::set<std::string, std::less<>> seen;  // names in small letters
  std::uint64_t bytes = 0;                  // of the entry

  Error refused(std::string what) const {
    return {ErrorCode::bad_data, std::move(what), where,
            "Do not use it. Nothing of it was installed; tell whoever gave it to you"};
  }
  // The next piece of the packed file, for libarchive.
  static la_ssize_t feed(archive* reader, void* given, const void** bytes);
  Error damaged() const {
    if (trouble) return *trouble;
    return {ErrorCode::bad_data, "The bundle is damaged, or no bundle", where,
            "Fetch it again, or make it again with rafiq-conform bundle"};
  }
};

namespace {

bool is_plain(archive* reader) {
  return archive_format(reader) == ARCHIVE_FORMAT_TAR_USTAR && archive_filter_count(reader) == 2 &&
         archive_filter_code(reader, 0) == ARCHIVE_FILTER_ZSTD;
}

// What is no plain file, in words.
const char* oddity(archive_entry* entry) {
  if (archive_entry_hardlink(entry) != nullptr) return "a hard link";
  if (archive_entry_symlink(entry) != nullptr || archive_entry_filetype(entry) == AE_IFLNK)
    return "a symbolic link";
  if (archive_entry_filetype(entry) == AE_IFDIR) return "a folder of its own";
  if (archive_entry_filetype(entry) != AE_IFREG) return "a device or another special file";
  return nullptr;
}

}  // namespace

la_ssize_t ArchiveReader::Parts::feed(archive* reader, void* given, const void** bytes) {
  auto& parts = *static_cast<Parts*>(given);
  *bytes = parts.buffer.data();
  auto got = parts.source(parts.packed, parts.buffer);
  if (got && parts.packed + got.value() <= largest_archive) {
    parts.packed += got.value();
    return static_cast<la_ssize_t>(got.value());
  }
  parts.trouble = got ? parts.refused(fmt::format("The bundle is larger than {} MiB", largest_archive >> 20))
                      : std::move(got).error();
  archive_set_error(reader, EIO, "the source failed");
  return ARCHIVE_FATAL;
}

ArchiveReader::ArchiveReader(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
ArchiveReader::~ArchiveReader() = default;
ArchiveReader::ArchiveReader(ArchiveReader&&) noexcept = default;
ArchiveReader& ArchiveReader::operator=(ArchiveReader&&) noexcept = default;

Result<ArchiveReader> ArchiveReader::open(const std::filesystem::path& file) {
  RAFIQ_TRY(auto opened, platform::ReadableFile::open(file));
  auto held = std::make_shared<platform::ReadableFile>(std::move(opened));
  return open([held](std::uint64_t offset, std::span<char> buffer) { return held->read_at(offset, buffer); },
              file.string());
}

Result<ArchiveReader> ArchiveReader::open(Source source, std::string where) {
  auto parts = std::make_unique<Parts>();
  parts->source = std::move(source);
  parts->where = std::move(where);
  auto* reader = parts->reader.get();
  if (reader == nullptr) return Error{ErrorCode::internal, "There is no memory to read the bundle", "", ""};
  archive_read_support_format_tar(reader);
  archive_read_support_filter_zstd(reader);
  if (archive_read_open(reader, parts.get(), nullptr, Parts::feed, nullptr) != ARCHIVE_OK)
    return parts->damaged();
  return ArchiveReader(std::move(parts));
}

Result<std::optional<ArchiveReader::Entry>> ArchiveReader::next() {
  auto* reader = parts_->reader.get();
  archive_entry* entry = nullptr;
  const int got = archive_read_next_header(reader, &entry);
  if (got == ARCHIVE_EOF && !parts_->seen.empty()) return std::optional<Entry>{};
  if (got != ARCHIVE_OK) return parts_->damaged();
  const char* name = archive_entry_pathname(entry);
  if (name == nullptr) return parts_->damaged();
  if (const auto* odd = oddity(entry))
    return parts_->refused(
        fmt::format("The bundle holds {}, \"{}\", and may hold files alone", odd, shown(name)));
  RAFIQ_TRY(check_name(name, parts_->where));
  if (!is_plain(reader)) return parts_->refused("The bundle is not a plain tar archive (ustar) within zstd");
  if (parts_->seen.size() >= most_files + 2)
    return parts_->refused(fmt::format("The bundle holds more than {} files", most_files));
  if (!parts_->seen.insert(folded(name)).second)
    return parts_->refused(fmt::format("The bundle holds \"{}\" twice", name));
  const auto bytes = archive_entry_size(entry);
  if (archive_entry_size_is_set(entry) == 0 || bytes < 0 || static_cast<std::uint64_t>(bytes) > largest_file)
    return parts_->refused(fmt::format("\"{}\" is larger than {} MiB", name, largest_file >> 20));
  parts_->bytes = static_cast<std::uint64_t>(bytes);
  return std::optional(Entry{name, parts_->bytes});
}

Status ArchiveReader::count(std::uint64_t bytes) {
  parts_->unpacked += bytes;
  const bool swells =
      parts_->unpacked > free_of_ratio && parts_->unpacked - free_of_ratio > parts_->packed * largest_ratio;
  if (!swells && parts_->unpacked <= largest_whole) return success();
  return parts_->refused("The bundle unpacks to far more than it should: it is made to fill the disk");
}

Status ArchiveReader::read(const std::function<Status(std::string_view)>& take) {
  std::array<char, piece> buffer;
  for (std::uint64_t left = parts_->bytes;;) {
    const auto got = archive_read_data(parts_->reader.get(), buffer.data(), buffer.size());
    if (got < 0 || static_cast<std::uint64_t>(got) > left || (got == 0 && left > 0)) return parts_->damaged();
    if (got == 0) return success();
    left -= static_cast<std::uint64_t>(got);
    RAFIQ_TRY(count(static_cast<std::uint64_t>(got)));
    RAFIQ_TRY(take(std::string_view(buffer.data(), static_cast<std::size_t>(got))));
  }
}

const std::string& ArchiveReader::where() const {
  return parts_->where;
}

}  // namespace rafiq::connector::bundle
