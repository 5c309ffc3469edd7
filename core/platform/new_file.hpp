// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/descriptor.hpp"
#include "core/util/result.hpp"

#include <filesystem>
#include <string_view>

namespace rafiq::platform {

// A file that is being written where there was none. Nobody else may write it, everybody may read it who gets
// into its folder. What was begun and not finished stays behind for whoever made the folder to remove.
class NewFile {
 public:
  // Follows no link and takes the place of nothing. Error: configuration.
  static Result<NewFile> create(const std::filesystem::path& path);

  // Error: configuration (no space, no right).
  Status write(std::string_view bytes);
  // The bytes are on disk when this returns. Once, last. Error: configuration.
  Status finish();

 private:
  NewFile(Descriptor descriptor, std::filesystem::path path)
      : descriptor_(std::move(descriptor)), path_(std::move(path)) {}
  Descriptor descriptor_;
  std::filesystem::path path_;
};

// The names in a folder are on disk when this returns. Error: configuration.
Status sync_folder(const std::filesystem::path& folder);

// Puts the bytes at `path` in one step, over what was there. Error: configuration.
Status replace_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace rafiq::platform
