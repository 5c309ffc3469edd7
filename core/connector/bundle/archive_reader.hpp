// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace rafiq::connector::bundle {

// The archive of a bundle, read once from front to end: tar in its plainest form (ustar), within zstd.
// Whoever made it is believed in nothing: anything but plain files with harmless names is refused, as are
// names that come twice, also in other letters (A, a), and more than limits.hpp allows. Nothing is written
// anywhere.
class ArchiveReader {
 public:
  // Reads from an offset; how many bytes, 0 at the end.
  using Source = std::function<Result<std::size_t>(std::uint64_t offset, std::span<char> buffer)>;
  // `where` names it in errors. Errors: not_found, configuration (cannot be read), bad_data (another kind of
  // file, too large).
  static Result<ArchiveReader> open(const std::filesystem::path& file);
  static Result<ArchiveReader> open(Source source, std::string where);
  ~ArchiveReader();
  ArchiveReader(ArchiveReader&&) noexcept;
  ArchiveReader& operator=(ArchiveReader&&) noexcept;

  struct Entry {
    std::string name;
    std::uint64_t bytes = 0;
  };
  // The next file; nothing at the end. Error: bad_data with what is wrong.
  Result<std::optional<Entry>> next();
  // The bytes of that file, in pieces; exactly as many as its entry says. Errors: bad_data, those of `take`.
  Status read(const std::function<Status(std::string_view)>& take);

  [[nodiscard]] const std::string& where() const;

 private:
  struct Parts;
  explicit ArchiveReader(std::unique_ptr<Parts> parts);
  Status count(std::uint64_t bytes);

  std::unique_ptr<Parts> parts_;
};

}  // namespace rafiq::connector::bundle
