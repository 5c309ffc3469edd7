// SPDX-License-Identifier: Apache-2.0
#include "core/app/pack_copy.hpp"

#include "core/guidance/compile.hpp"
#include "core/platform/file.hpp"

namespace rafiq::app {
namespace {

namespace fs = std::filesystem;

Status copy_one(const fs::path& from, const fs::path& to) {
  std::error_code failed;
  if (!fs::is_regular_file(from, failed)) return success();
  fs::copy_file(from, to, failed);
  if (!failed) return success();
  return Error{ErrorCode::configuration, "The file cannot be copied: " + failed.message(), from.string(),
               "Check that it may be read, and that the home has room"};
}

Status copy_folder(const fs::path& from, const fs::path& to) {
  std::error_code failed;
  if (!fs::is_directory(from, failed)) return success();
  RAFIQ_TRY(platform::make_private_folder(to));
  for (fs::directory_iterator at(from, failed), end; at != end; at.increment(failed)) {
    const auto extension = at->path().extension();
    if (extension != ".yaml" && extension != ".yml") continue;
    RAFIQ_TRY(copy_one(at->path(), to / at->path().filename()));
  }
  return success();
}

}  // namespace

Status copy_pack(const fs::path& from, const fs::path& to) {
  RAFIQ_TRY(platform::make_private_folder(to));
  for (const char* file : {"pack.yaml", "README.md"}) {
    RAFIQ_TRY(copy_one(from / file, to / file));
  }
  for (const std::string_view folder : guidance::file_folders) {
    if (folder.empty()) continue;
    RAFIQ_TRY(copy_folder(from / folder, to / folder));
  }
  return success();
}

}  // namespace rafiq::app
