// SPDX-License-Identifier: Apache-2.0
#include "core/util/problems.hpp"

#include <algorithm>
#include <utility>

namespace rafiq {

namespace {
constexpr std::size_t enough = 1000;
}

void Problems::add(const std::filesystem::path& file, int line, std::string what, std::string remedy) {
  if (errors_++ < enough) all_.push_back({file, line, std::move(what), std::move(remedy), false});
}

void Problems::warn(const std::filesystem::path& file, int line, std::string what, std::string remedy) {
  if (all_.size() < enough) all_.push_back({file, line, std::move(what), std::move(remedy), true});
}

void Problems::take(Problems&& others) {
  for (Problem& one : others.all_) {
    if (one.warning)
      warn(one.file, one.line, std::move(one.what), std::move(one.remedy));
    else
      add(one.file, one.line, std::move(one.what), std::move(one.remedy));
  }
}

std::vector<Problem> Problems::sorted() && {
  std::sort(all_.begin(), all_.end());
  all_.erase(std::unique(all_.begin(), all_.end()), all_.end());
  return std::move(all_);
}

}  // namespace rafiq
