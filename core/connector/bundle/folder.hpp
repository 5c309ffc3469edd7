// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connector/bundle/reader.hpp"
#include "core/util/result.hpp"

#include <filesystem>
#include <string>

namespace rafiq::connector::bundle {

// A bundle that was unpacked into a folder: its files, and bundle.json with the signature.
struct Unpacked {
  Checked checked;
  std::filesystem::path folder;
  std::string manifest;  // its text, the very bytes that were checked; empty for a library

  [[nodiscard]] std::filesystem::path library() const;  // empty for a manifest
};

// Whether the folder still holds what was signed, by somebody who is trusted now: asked before it is loaded.
// Checks what is loaded, and reads no more than that. Errors: configuration (a signer who is not trusted any
// more, another machine), bad_data (it was changed; says which file), not_found.
Result<Unpacked> check_folder(const std::filesystem::path& folder, const Trust& trust);

// bundle.json alone, nothing checked: for telling what lies in a folder that cannot be used.
Result<Contents> claimed_contents(const std::filesystem::path& folder);

}  // namespace rafiq::connector::bundle
