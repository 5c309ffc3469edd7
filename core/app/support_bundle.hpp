// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/doctor.hpp"
#include "core/util/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace rafiq::app {

// What helps whoever supports Rafiq, and tells nothing of a customer and no secret: made of counts, names of
// settings, versions and codes of findings.
struct SupportBundle {
  struct File {
    std::string name;
    std::string holds;  // in a line, for people
    std::string holds_ar;
    std::string text;
  };
  std::vector<File> files;
  bool cancelled = false;  // as Examination, so below
  bool left_behind = false;
};

// Examines the home for it. `version` is that of the program.
RAFIQ_API SupportBundle make_support_bundle(const ExamineOptions& options, const std::string& version);

// A tar archive that only its owner can read: whole, or not at all. Errors: conflict (there is a file of that
// name), configuration (no space, no right).
RAFIQ_API Status write_support_bundle(const SupportBundle& bundle, const std::filesystem::path& file);

}  // namespace rafiq::app
