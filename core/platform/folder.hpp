// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/descriptor.hpp"
#include "core/util/result.hpp"

#include <filesystem>

namespace rafiq::platform {

// Puts the folder `fresh` in the place of `target`, in one step: whoever looks sees the old one or the new
// one. What was at `target` is then at `fresh`; where there was nothing, `fresh` is gone. Both on one file
// system. Error: configuration.
Status put_in_place(const std::filesystem::path& fresh, const std::filesystem::path& target);

// A folder that stays the same folder while another one takes its place.
class PinnedFolder {
 public:
  // Errors: not_found; configuration (not a folder, or not allowed to read it).
  static Result<PinnedFolder> open(const std::filesystem::path& folder);
  // Leads to it as long as this lives, in this process.
  [[nodiscard]] std::filesystem::path path() const;

 private:
  explicit PinnedFolder(Descriptor descriptor) : descriptor_(std::move(descriptor)) {}
  Descriptor descriptor_;
};

}  // namespace rafiq::platform
