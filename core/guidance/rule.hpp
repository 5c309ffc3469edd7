// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/fact_catalogue.hpp"

#include <array>
#include <cstdint>
#include <span>

namespace rafiq::guidance {

// Up to 128 values of one fact, a bit each. A boolean is {false, true}; a choice that is known has one bit.
struct ValueSet {
  std::uint64_t low = 0;
  std::uint64_t high = 0;

  static constexpr unsigned capacity = 128;
  static constexpr ValueSet of(unsigned value) {
    ValueSet set;
    set.add(value);
    return set;
  }
  constexpr void add(unsigned value) { (value < 64 ? low : high) |= std::uint64_t{1} << (value % 64); }
  [[nodiscard]] constexpr bool has(unsigned value) const { return overlaps(of(value)); }
  [[nodiscard]] constexpr bool overlaps(const ValueSet& other) const {
    return ((low & other.low) | (high & other.high)) != 0;
  }
  [[nodiscard]] constexpr bool empty() const { return (low | high) == 0; }
  auto operator<=>(const ValueSet&) const = default;
};

// The facts of one situation as rules see them: a bit of `known`, and the value in one word or two.
struct FactTable {
  FactMask known = 0;
  std::array<ValueSet, fact_count> values{};  // of all types but numbers
  std::array<std::int32_t, fact_count> numbers{};

  void set(FactKey key, ValueSet value) {
    known |= bit(key);
    values[static_cast<std::size_t>(key)] = value;
  }
  void set_number(FactKey key, std::int32_t value) {
    known |= bit(key);
    numbers[static_cast<std::size_t>(key)] = value;
  }
  [[nodiscard]] bool knows(FactKey key) const { return (known & bit(key)) != 0; }
  [[nodiscard]] const ValueSet& value(FactKey key) const { return values[static_cast<std::size_t>(key)]; }
  [[nodiscard]] bool is_exactly(FactKey key, ValueSet value_asked) const {
    return knows(key) && value(key) == value_asked;
  }
  [[nodiscard]] std::int32_t number(FactKey key) const { return numbers[static_cast<std::size_t>(key)]; }
};

// Kleene's three values. A condition on an unknown fact is unknown, and so is its negation; `all` is false
// when one is false, else unknown when one is unknown; `any` the other way round. Only `known` turns the
// unknown into an answer, and only what is true shows a card.
enum class Truth : std::uint8_t { no, unknown, yes };

enum class Op : std::uint8_t { all, any, negate, known, not_known, one_of, within };
// The operator as the author wrote it; evaluation does not look at it, explanations do.
enum class Asked : std::uint8_t { none, is, in, at_least, at_most, has };

// One node of a rule. Rules lie in preorder in one vector: the children of a node follow it, up to `end`.
struct Node {
  Op op = Op::all;
  Asked asked = Asked::none;
  FactKey fact{};
  std::uint32_t end = 0;  // index of the first node that is not below this one
  ValueSet values;        // one_of
  std::int32_t from = 0;  // within: from <= number <= to
  std::int32_t to = 0;
};

// `at` is the index of the rule's first node.
Truth test(std::span<const Node> nodes, std::uint32_t at, const FactTable& facts);

// Visits the leaves by which the rule comes out as `outcome`, yes or no; where one of several is enough, the
// first. Visits nothing when the rule comes out otherwise. `visit(const Node&, bool holds)`.
template <class Visit>
void visit_support(std::span<const Node> nodes, std::uint32_t at, const FactTable& facts, Truth outcome,
                   const Visit& visit) {
  const Node& node = nodes[at];
  if (test(nodes, at, facts) != outcome) return;
  if (node.op == Op::negate)
    return visit_support(nodes, at + 1, facts, outcome == Truth::yes ? Truth::no : Truth::yes, visit);
  if (node.op != Op::all && node.op != Op::any) return visit(node, outcome == Truth::yes);
  const bool one_is_enough = (node.op == Op::any) == (outcome == Truth::yes);
  for (std::uint32_t child = at + 1; child < node.end; child = nodes[child].end) {
    if (one_is_enough && test(nodes, child, facts) != outcome) continue;
    visit_support(nodes, child, facts, outcome, visit);
    if (one_is_enough) return;
  }
}

// Visits the leaves that keep the rule from holding: `visit(const Node&, bool wanted)`, `wanted` being
// whether the leaf should have held. Of an `any` that does not hold, all are visited.
template <class Visit>
void visit_obstacles(std::span<const Node> nodes, std::uint32_t at, const FactTable& facts,
                     const Visit& visit, bool wanted = true) {
  const Node& node = nodes[at];
  if (test(nodes, at, facts) == (wanted ? Truth::yes : Truth::no)) return;
  if (node.op == Op::negate) return visit_obstacles(nodes, at + 1, facts, visit, !wanted);
  if (node.op != Op::all && node.op != Op::any) return visit(node, wanted);
  for (std::uint32_t child = at + 1; child < node.end; child = nodes[child].end)
    visit_obstacles(nodes, child, facts, visit, wanted);
}

}  // namespace rafiq::guidance
