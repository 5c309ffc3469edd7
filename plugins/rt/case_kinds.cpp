// SPDX-License-Identifier: Apache-2.0
#include "plugins/rt/case_kinds.hpp"

#include "plugins/rt/words.hpp"

#include <rafiq/failure.hpp>

#include <algorithm>
#include <array>

namespace rafiq_rt {
namespace {

constexpr std::array<std::string_view, 4> known{"complaint", "request", "suggestion", "purchase"};

[[noreturn]] void wrong(std::string_view entry) {
  throw rafiq::Failure(
      rafiq::Reason::config, "case-kinds",
      "The setting `case_kinds` has \"" + std::string(entry) +
          "\". Write WORD=KIND; ... with the kinds complaint, request, suggestion, purchase");
}

}  // namespace

CaseKinds CaseKinds::parse(std::string_view text) {
  CaseKinds kinds;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    const std::string_view entry = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (entry.empty()) continue;
    const std::size_t equals = entry.rfind('=');
    if (equals == std::string_view::npos || equals == 0) wrong(entry);
    const std::string kind = lowered(trimmed(entry.substr(equals + 1)));
    if (std::find(known.begin(), known.end(), kind) == known.end()) wrong(entry);
    kinds.kinds_[lowered(trimmed(entry.substr(0, equals)))] = kind;
  }
  return kinds;
}

std::string CaseKinds::kind_of(std::string_view word) const {
  const auto found = kinds_.find(lowered(trimmed(word)));
  return found == kinds_.end() ? std::string() : found->second;
}

}  // namespace rafiq_rt
