// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/draft/rule.hpp"

#include <bitset>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace rafiq::draft::training {

struct Labelled {
  std::string text;
  std::bitset<16> labels;  // by Rule

  [[nodiscard]] bool guilty() const { return labels.any(); }
};

struct LabelledFile {
  std::vector<Labelled> sentences;
  std::set<std::string> after_reading;  // whose mistakes had been read before these were written
};

// The sentences of one file of tests/data/draft. Throws std::runtime_error with the file and the fault.
LabelledFile read_labelled(const std::filesystem::path& file);

// The .yaml files of a folder, by name; none when there is no such folder.
std::vector<std::filesystem::path> yaml_files(const std::filesystem::path& folder);

}  // namespace rafiq::draft::training
