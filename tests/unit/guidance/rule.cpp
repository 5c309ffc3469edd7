// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/rule.hpp"

#include "tests/support/catch.hpp"

#include <initializer_list>
#include <vector>

using namespace rafiq::guidance;

namespace {

// Three facts that are yes, no and unknown.
constexpr auto yes_fact = FactKey::interaction_upset;
constexpr auto no_fact = FactKey::interaction_interrupted;
constexpr auto unknown_fact = FactKey::profile_experience;

FactTable facts() {
  FactTable table;
  table.set(yes_fact, ValueSet::of(1));
  table.set(no_fact, ValueSet::of(0));
  table.set_number(FactKey::journey_contacts, 3);
  return table;
}

using Rule = std::vector<Node>;

Rule leaf(FactKey key, Op op = Op::one_of) {
  Node node;
  node.op = op;
  node.fact = key;
  node.end = 1;
  node.values = ValueSet::of(1);
  return {node};
}

Rule group(Op op, std::initializer_list<Rule> children) {
  Rule rule(1);
  rule.front().op = op;
  for (const Rule& child : children) {
    const auto shift = static_cast<std::uint32_t>(rule.size());
    for (Node node : child) {
      node.end += shift;
      rule.push_back(node);
    }
  }
  rule.front().end = static_cast<std::uint32_t>(rule.size());
  return rule;
}

Rule within(std::int32_t from, std::int32_t to) {
  Rule rule = leaf(FactKey::journey_contacts, Op::within);
  rule.front().from = from;
  rule.front().to = to;
  return rule;
}

Truth truth(const Rule& rule) {
  return test(rule, 0, facts());
}

const Rule yes = leaf(yes_fact);
const Rule no = leaf(no_fact);
const Rule unknown = leaf(unknown_fact);

}  // namespace

TEST_CASE("a condition on what is not known is neither true nor false, and so is its negation") {
  CHECK(truth(yes) == Truth::yes);
  CHECK(truth(no) == Truth::no);
  CHECK(truth(unknown) == Truth::unknown);
  CHECK(truth(group(Op::negate, {yes})) == Truth::no);
  CHECK(truth(group(Op::negate, {no})) == Truth::yes);
  CHECK(truth(group(Op::negate, {unknown})) == Truth::unknown);
}

TEST_CASE("only known makes an answer of what is not known") {
  CHECK(truth(leaf(unknown_fact, Op::known)) == Truth::no);
  CHECK(truth(leaf(unknown_fact, Op::not_known)) == Truth::yes);
  CHECK(truth(leaf(no_fact, Op::known)) == Truth::yes);
}

TEST_CASE("all and any follow Kleene's tables") {
  CHECK(truth(group(Op::all, {})) == Truth::yes);
  CHECK(truth(group(Op::all, {yes, yes})) == Truth::yes);
  CHECK(truth(group(Op::all, {yes, unknown})) == Truth::unknown);
  CHECK(truth(group(Op::all, {unknown, no})) == Truth::no);
  CHECK(truth(group(Op::any, {no, no})) == Truth::no);
  CHECK(truth(group(Op::any, {no, unknown})) == Truth::unknown);
  CHECK(truth(group(Op::any, {unknown, yes})) == Truth::yes);
  CHECK(truth(group(Op::all, {group(Op::any, {no, yes}), group(Op::negate, {no})})) == Truth::yes);
}

TEST_CASE("numbers lie within their limits, which belong to them") {
  CHECK(truth(within(3, 3)) == Truth::yes);
  CHECK(truth(within(4, 9)) == Truth::no);
  CHECK(truth(within(-9, 2)) == Truth::no);
}

TEST_CASE("values beyond the first word of bits are values too") {
  FactTable table;
  ValueSet set = ValueSet::of(127);
  set.add(3);
  table.set(FactKey::profile_interest, set);
  Rule rule = leaf(FactKey::profile_interest);
  for (unsigned value : {3U, 127U}) {
    rule.front().values = ValueSet::of(value);
    CHECK(test(rule, 0, table) == Truth::yes);
  }
  for (unsigned value : {2U, 64U, 67U, 126U}) {
    rule.front().values = ValueSet::of(value);
    CHECK(test(rule, 0, table) == Truth::no);
  }
}

TEST_CASE("the leaves that decided, and those in the way, are found") {
  const auto visited = [](const Rule& rule, auto&& visit_all) {
    std::vector<FactKey> keys;
    visit_all(rule, [&](const Node& node, bool) { keys.push_back(node.fact); });
    return keys;
  };
  const auto support = [&](const Rule& rule) {
    return visited(rule, [](const Rule& r, auto visit) { visit_support(r, 0, facts(), Truth::yes, visit); });
  };
  const auto obstacles = [&](const Rule& rule) {
    return visited(rule, [](const Rule& r, auto visit) { visit_obstacles(r, 0, facts(), visit); });
  };
  using Keys = std::vector<FactKey>;
  CHECK(support(group(Op::any, {no, unknown, yes, within(3, 3)})) == Keys{yes_fact});
  CHECK(support(group(Op::all, {group(Op::negate, {group(Op::any, {no, no})}), yes})) ==
        Keys{no_fact, no_fact, yes_fact});
  CHECK(support(unknown).empty());
  CHECK(obstacles(group(Op::all, {yes, no, unknown})) == Keys{no_fact, unknown_fact});
  CHECK(obstacles(group(Op::negate, {group(Op::all, {yes, unknown})})) == Keys{yes_fact, unknown_fact});
  CHECK(obstacles(yes).empty());
}
