// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/fact.hpp"

#include <bitset>
#include <optional>
#include <vector>

namespace rafiq::store {

// The aspects whose facts a home may keep.
class AspectSet {
 public:
  AspectSet() = default;  // all of them
  // Nothing: all of them.
  explicit AspectSet(const std::optional<std::vector<Aspect>>& aspects) {
    if (!aspects) return;
    kept_.reset();
    for (const Aspect aspect : *aspects) kept_.set(static_cast<std::size_t>(aspect));
  }
  [[nodiscard]] bool all() const { return kept_.all(); }
  [[nodiscard]] bool has(Aspect aspect) const { return kept_.test(static_cast<std::size_t>(aspect)); }

 private:
  std::bitset<all_aspects.size()> kept_ = std::bitset<all_aspects.size()>().set();
};

}  // namespace rafiq::store
