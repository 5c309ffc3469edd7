// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/draft/checker.hpp"
#include "core/draft/lexicon.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

namespace rafiq::draft {

inline std::string file_text(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// The lexicons of the default pack and what was learnt with them, compiled once for all tests.
inline const std::shared_ptr<const Checker>& default_checker() {
  static const std::shared_ptr<const Checker> checker = [] {
    std::vector<Lexicon> layers(1);
    Problems problems;
    const std::filesystem::path folder =
        std::filesystem::path(RAFIQ_SOURCE_DIR) / "core/guidance/packs/default/lexicons";
    for (const auto& entry : std::filesystem::directory_iterator(folder))
      read_lexicon_text(entry.path(), file_text(entry.path()), layers.front(), problems);
    return Checker::compile(layers, {}, problems);
  }();
  return checker;
}

// A checker of one lexicon, written in the test; null when it has problems.
inline std::shared_ptr<const Checker> checker_of(const std::string& yaml, Problems& problems) {
  std::vector<Lexicon> layers(1);
  read_lexicon_text("lexicon.yaml", yaml, layers.front(), problems);
  return problems.empty() ? Checker::compile(layers, {}, problems) : nullptr;
}

// "urgency pressure": the rules of the findings, in the order of the text.
inline std::string rules_in(const Checker& checker, std::string_view text, const CheckRequest& request = {}) {
  std::string rules;
  const auto found = checker.check(text, request);
  if (!found) return "error: " + found.error().what;
  for (const Finding& finding : found.value()) {
    if (!rules.empty()) rules += ' ';
    rules += name(finding.rule);
  }
  return rules;
}

}  // namespace rafiq::draft
