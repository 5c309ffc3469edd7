// SPDX-License-Identifier: Apache-2.0
// Packs come from outside: whatever their files hold, compiling ends with a pack or with problems, and a pack
// that compiles can be evaluated. Input: the files, each after a line "--- manifest", "--- cards", "---
// talks" and so on by their folders; "--- next" begins another pack, which lies on the first if its manifest
// says so.
#include "core/guidance/compile.hpp"
#include "core/guidance/evaluate.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <vector>

namespace {

using namespace rafiq;
using namespace rafiq::guidance;

std::optional<FileKind> kind_named(std::string_view name) {
  if (name == "manifest") return FileKind::manifest;
  for (std::size_t kind = 1; kind < file_folders.size(); ++kind)
    if (file_folders[kind] == name) return static_cast<FileKind>(kind);
  return std::nullopt;
}

std::vector<PackSource> packs_of(std::string_view input) {
  constexpr std::string_view mark = "--- ";
  constexpr std::size_t most_packs = 4;
  std::vector<PackSource> packs{{"folder", {}}};
  while (!input.empty()) {
    const std::size_t end = input.find('\n');
    const std::string_view line = input.substr(0, end);
    input.remove_prefix(end == std::string_view::npos ? input.size() : end + 1);
    if (line == "--- next" && packs.size() < most_packs) {
      packs.push_back({"folder", {}});
      continue;
    }
    auto& files = packs.back().files;
    if (line.starts_with(mark) || files.empty())
      files.push_back({line.starts_with(mark) ? kind_named(line.substr(mark.size())).value_or(FileKind::cards)
                                              : FileKind::cards,
                       "file.yaml",
                       {}});
    if (!line.starts_with(mark)) files.back().text.append(line).push_back('\n');
  }
  return packs;
}

Situation some_situation() {
  Situation one;
  one.now = one.journey.at = from_milliseconds(1'773'000'000'000);
  one.customer.name = "Salma";
  one.customer.languages = {"ar"};
  for (Aspect aspect : all_aspects) {
    Fact fact;
    fact.aspect = aspect;
    fact.value = "football, PhD, 12 years, القراءة";
    fact.consent = Consent{true, {}, {}};
    one.facts.push_back(fact);
  }
  return one;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto packs = packs_of({reinterpret_cast<const char*>(data), size});
  const Compiled compiled = compile(packs, Care::sensible);
  const bool faulty = std::any_of(compiled.problems.begin(), compiled.problems.end(),
                                  [](const Problem& one) { return !one.warning; });
  if ((compiled.pack == nullptr) != faulty) std::abort();
  for (const Problem& problem : compiled.problems)
    if (problem.what.empty() || problem.remedy.empty() || problem.line < 0) std::abort();
  static const Situation situation = some_situation();
  if (compiled.pack)
    for (Language language : all_languages)
      for (const Recommendation& one : evaluate(*compiled.pack, situation, language, "a").recommendations)
        if (one.title.empty() || one.why.rule.empty()) std::abort();
  return 0;
}
