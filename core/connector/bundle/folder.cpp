// SPDX-License-Identifier: Apache-2.0
#include "core/connector/bundle/folder.hpp"

#include "core/connector/bundle/digest.hpp"
#include "core/connector/bundle/fit.hpp"
#include "core/connector/bundle/limits.hpp"
#include "core/connector/bundle/names.hpp"
#include "core/platform/file.hpp"

#include <fmt/format.h>

#include <array>

namespace rafiq::connector::bundle {
namespace {

namespace fs = std::filesystem;

Error changed(const fs::path& file, std::string_view what) {
  return {ErrorCode::bad_data, fmt::format("The connector is not used: {} after it was installed", what),
          file.string(), "Install its bundle again, or go back with rafiqctl connector rollback"};
}

// Gives at most `most` bytes to `take`, and says how many there are; one more when there are more.
Result<std::uint64_t> read_through(const fs::path& path, std::uint64_t most,
                                   const std::function<void(std::string_view)>& take) {
  auto file = platform::ReadableFile::open(path);
  if (!file && file.error().code == ErrorCode::not_found) return changed(path, "the file was removed");
  if (!file) return std::move(file).error();
  std::array<char, std::size_t{64} << 10> buffer;
  std::uint64_t read = 0;
  while (read <= most) {
    RAFIQ_TRY(const auto got, file.value().read_at(read, buffer));
    if (got == 0) break;
    take(std::string_view(buffer.data(), got));
    read += got;
  }
  return read;
}

Result<std::string> small_file(const fs::path& path, std::uint64_t most) {
  std::string text;
  RAFIQ_TRY(const auto read, read_through(path, most, [&](std::string_view bytes) { text += bytes; }));
  if (read > most) return changed(path, "the file grew");
  return text;
}

Status check_file(const fs::path& path, const File& expected, std::string* keep) {
  Digest digest;
  RAFIQ_TRY(const auto read, read_through(path, expected.bytes, [&](std::string_view bytes) {
              digest.add(bytes);
              if (keep != nullptr) keep->append(bytes);
            }));
  if (read != expected.bytes || digest.finish() != expected.sha256)
    return changed(path, "the file was changed");
  return success();
}

}  // namespace

fs::path Unpacked::library() const {
  if (checked.contents.kind == Kind::manifest) return {};
  return folder / library_name(platform_name(), checked.contents.id);
}

Result<Unpacked> check_folder(const fs::path& folder, const Trust& trust) {
  const auto where = (folder / contents_name).string();
  RAFIQ_TRY(const auto text, small_file(folder / contents_name, largest_contents));
  RAFIQ_TRY(const auto written, small_file(folder / signature_name, largest_signature));
  RAFIQ_TRY(const auto signature, parse_signature(written, where));
  auto signer = trust.signer_of(text, signature, where);
  if (!signer && signer.error().code == ErrorCode::bad_data) return changed(where, "the file was changed");
  if (!signer) return std::move(signer).error();
  Unpacked unpacked{{{}, std::move(signer).value(), written}, folder, {}};
  RAFIQ_TRY(unpacked.checked.contents, parse_contents(text, where));
  const auto& contents = unpacked.checked.contents;
  RAFIQ_TRY(check_fit(contents, where));
  const bool runs_manifest = contents.kind == Kind::manifest;
  const auto loaded = runs_manifest ? std::string(manifest_name) : library_name(platform_name(), contents.id);
  RAFIQ_TRY(
      check_file(folder / loaded, *contents.find(loaded), runs_manifest ? &unpacked.manifest : nullptr));
  return unpacked;
}

Result<Contents> claimed_contents(const fs::path& folder) {
  RAFIQ_TRY(const auto text, small_file(folder / contents_name, largest_contents));
  return parse_contents(text, (folder / contents_name).string());
}

}  // namespace rafiq::connector::bundle
