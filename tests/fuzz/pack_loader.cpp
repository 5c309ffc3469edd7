// SPDX-License-Identifier: Apache-2.0
// A pack comes from outside: whatever its files hold, loading ends with a pack or with problems, and a pack
// that loads can be evaluated. Input: the files, each after a line "--- manifest", "--- cards" or "---
// vocabulary".
#include "core/guidance/compile.hpp"
#include "core/guidance/evaluate.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

namespace {

using namespace rafiq;
using namespace rafiq::guidance;

std::vector<PackFile> files_of(std::string_view input) {
  constexpr std::string_view mark = "--- ";
  std::vector<PackFile> files;
  while (!input.empty()) {
    const std::size_t end = input.find('\n');
    const std::string_view line = input.substr(0, end);
    if (line == "--- manifest")
      files.push_back({FileKind::manifest, "pack.yaml", {}});
    else if (line == "--- vocabulary")
      files.push_back({FileKind::vocabulary, "vocabulary.yaml", {}});
    else if (line.starts_with(mark) || files.empty())
      files.push_back({FileKind::cards, "cards.yaml", {}});
    if (!line.starts_with(mark)) files.back().text.append(line).push_back('\n');
    input.remove_prefix(end == std::string_view::npos ? input.size() : end + 1);
  }
  return files;
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
  const auto files = files_of({reinterpret_cast<const char*>(data), size});
  const Compiled compiled = compile("folder", files);
  if ((compiled.pack == nullptr) == compiled.problems.empty()) std::abort();
  for (const Problem& problem : compiled.problems)
    if (problem.what.empty() || problem.remedy.empty() || problem.line < 0) std::abort();
  static const Situation situation = some_situation();
  if (compiled.pack)
    for (Language language : all_languages)
      for (const Recommendation& one : evaluate(*compiled.pack, situation, language, "a").recommendations)
        if (one.title.empty() || one.why.rule.empty()) std::abort();
  return 0;
}
