// SPDX-License-Identifier: Apache-2.0
#include "core/model/merge.hpp"

#include <algorithm>

namespace rafiq {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const auto first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

// An empty value says nothing.
Values cleaned(const Values& values) {
  Values clean;
  for (const auto& value : values)
    if (const auto text = trimmed(value); !text.empty()) clean.emplace_back(text);
  return clean;
}

bool holds(const Values& values, const std::string& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

Values without(const Values& values, const Values& others) {
  Values left;
  for (const auto& value : values)
    if (!holds(others, value)) left.push_back(value);
  return left;
}

}  // namespace

bool same_values(const Values& a, const Values& b, bool many) {
  auto left = cleaned(a);
  auto right = cleaned(b);
  if (many) {
    std::sort(left.begin(), left.end());
    std::sort(right.begin(), right.end());
  }
  return left == right;
}

Merged merge(const Values& given_base, const Values& given_local, const Values& given_remote, bool many) {
  const auto base = cleaned(given_base);
  const auto local = cleaned(given_local);
  const auto remote = cleaned(given_remote);
  if (same_values(local, remote, many)) return {MergeOutcome::same, remote};
  if (!many) {
    if (remote == base) return {MergeOutcome::write, local};
    return {MergeOutcome::conflict, remote};
  }
  auto values = without(remote, without(base, local));
  for (const auto& added : without(local, base))
    if (!holds(values, added)) values.push_back(added);
  return {same_values(values, remote, many) ? MergeOutcome::same : MergeOutcome::write, values};
}

}  // namespace rafiq
