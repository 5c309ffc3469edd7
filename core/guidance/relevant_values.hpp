// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/pack.hpp"

#include <cstdint>
#include <vector>

namespace rafiq::guidance {

// One thing a fact may be; nothing recorded is one of them.
struct FactChoice {
  bool known = true;
  ValueSet values;
  std::int32_t number = 0;

  void apply(FactKey key, FactTable& table) const;
};
struct FactChoices {
  FactKey key{};
  std::vector<FactChoice> values;
};

// Of each fact a rule asks about, one value of each kind that the rule can tell apart.
std::vector<FactChoices> relevant_values(const Pack& pack, std::uint32_t rule);

}  // namespace rafiq::guidance
