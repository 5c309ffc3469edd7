// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/rule.hpp"

namespace rafiq::guidance {
namespace {

constexpr Truth truth(bool value) {
  return value ? Truth::yes : Truth::no;
}

// `decisive` settles the answer whatever the others say: no for all, yes for any.
Truth combine(std::span<const Node> nodes, std::uint32_t at, const FactTable& facts, Truth decisive) {
  Truth result = decisive == Truth::no ? Truth::yes : Truth::no;
  for (std::uint32_t child = at + 1; child < nodes[at].end; child = nodes[child].end) {
    const Truth one = test(nodes, child, facts);
    if (one == decisive) return decisive;
    if (one == Truth::unknown) result = Truth::unknown;
  }
  return result;
}

Truth negation(Truth value) {
  if (value == Truth::unknown) return Truth::unknown;
  return truth(value == Truth::no);
}

}  // namespace

Truth test(std::span<const Node> nodes, std::uint32_t at, const FactTable& facts) {
  const Node& node = nodes[at];
  switch (node.op) {
    case Op::all:
      return combine(nodes, at, facts, Truth::no);
    case Op::any:
      return combine(nodes, at, facts, Truth::yes);
    case Op::negate:
      return negation(test(nodes, at + 1, facts));
    case Op::known:
      return truth(facts.knows(node.fact));
    case Op::not_known:
      return truth(!facts.knows(node.fact));
    case Op::one_of:
      return facts.knows(node.fact) ? truth(facts.value(node.fact).overlaps(node.values)) : Truth::unknown;
    case Op::within: {
      if (!facts.knows(node.fact)) return Truth::unknown;
      const std::int32_t number = facts.number(node.fact);
      return truth(node.from <= number && number <= node.to);
    }
  }
  return Truth::unknown;
}

}  // namespace rafiq::guidance
