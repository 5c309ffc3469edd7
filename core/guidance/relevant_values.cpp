// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/relevant_values.hpp"

#include "core/guidance/read_rule.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace rafiq::guidance {
namespace {

using Leaves = std::vector<const Node*>;

bool is_of_profile(FactKey key) {
  return info(key).aspect != Aspect::other;
}

// Of these something is always known: see fact_table.cpp.
bool may_be_unknown(FactKey key) {
  switch (key) {
    case FactKey::interaction_stage:
    case FactKey::interaction_phase:
    case FactKey::interaction_channel:
    case FactKey::journey_contacts:
    case FactKey::agent_load:
    case FactKey::time_part_of_day:
      return false;
    default:
      return is_of_profile(key) || info(key).type != FactType::boolean;
  }
}

std::int32_t least(FactKey key) {
  return key == FactKey::journey_last_feeling ? -2 : 0;
}
std::int32_t most(FactKey key) {
  return key == FactKey::journey_last_feeling ? 2 : std::numeric_limits<std::int32_t>::max();
}

// The ends of the ranges asked for, and what lies just beyond them.
std::vector<FactChoice> numbers(FactKey key, const Leaves& leaves) {
  std::set<std::int64_t> ends{least(key), most(key)};
  for (const Node* leaf : leaves)
    if (leaf->op == Op::within)
      ends.insert({std::int64_t{leaf->from} - 1, leaf->from, leaf->to, std::int64_t{leaf->to} + 1});
  std::vector<FactChoice> choices;
  for (const std::int64_t end : ends)
    if (end >= least(key) && end <= most(key)) choices.push_back({true, {}, static_cast<std::int32_t>(end)});
  return choices;
}

// Values that the leaves cannot tell apart are one: the first of each kind.
std::vector<unsigned> kinds_of_values(const Pack& pack, FactKey key, const Leaves& leaves) {
  const std::size_t fixed = info(key).type == FactType::boolean ? 2 : 0;
  const auto count = static_cast<unsigned>(std::max(fixed, pack.words(key).values.size()));
  std::map<std::vector<bool>, unsigned> kinds;
  for (unsigned value = 0; value < count; ++value) {
    std::vector<bool> kind;
    for (const Node* leaf : leaves) kind.push_back(leaf->op == Op::one_of && leaf->values.has(value));
    kinds.try_emplace(std::move(kind), value);
  }
  std::vector<unsigned> values;
  for (const auto& [kind, value] : kinds) values.push_back(value);
  return values;
}

// Of a set any of its values may be recorded together.
std::vector<FactChoice> sets(const std::vector<unsigned>& values) {
  constexpr std::size_t most_kinds = 12;
  std::vector<FactChoice> choices;
  const std::size_t kinds = std::min(values.size(), most_kinds);
  for (std::size_t chosen = 1; chosen < (std::size_t{1} << kinds); ++chosen) {
    FactChoice choice;
    for (std::size_t i = 0; i < kinds; ++i)
      if ((chosen >> i & 1U) != 0) choice.values.add(values[i]);
    choices.push_back(choice);
  }
  return choices;
}

std::vector<FactChoice> choices_of(const Pack& pack, FactKey key, const Leaves& leaves) {
  const FactType type = info(key).type;
  if (type == FactType::number) return numbers(key, leaves);
  if (type == FactType::text) return {};
  const auto values = kinds_of_values(pack, key, leaves);
  if (type == FactType::set) return sets(values);
  std::vector<FactChoice> choices;
  for (const unsigned value : values) choices.push_back({true, ValueSet::of(value), 0});
  return choices;
}

// What separates the customers to whom an item gives way must be told apart, whether the rule asks for it or
// not.
void add_kinds_that_matter(FactKey key, std::vector<FactChoice>& choices) {
  const auto add = [&](unsigned value) { choices.push_back({true, ValueSet::of(value), 0}); };
  if (key == FactKey::profile_attitude_to_questions)
    for (unsigned value = 0; value < 3; ++value) add(value);
  if (key == FactKey::profile_experience)
    for (unsigned value = 0; value < 4; ++value) add(value);
  if (key == FactKey::interaction_stage)
    for (unsigned value = 0; value < 5; ++value) add(value);
}

}  // namespace

void FactChoice::apply(FactKey key, FactTable& table) const {
  table.known &= ~bit(key);
  if (!known) return;
  table.set(key, values);
  table.set_number(key, number);
}

std::vector<FactChoices> relevant_values(const Pack& pack, std::uint32_t rule) {
  std::map<FactKey, Leaves> asked;
  for (std::uint32_t i = rule; i < pack.nodes[rule].end; ++i) {
    const Node& node = pack.nodes[i];
    if (node.op != Op::all && node.op != Op::any && node.op != Op::negate) asked[node.fact].push_back(&node);
  }
  std::vector<FactChoices> all;
  for (const auto& [key, leaves] : asked) {
    FactChoices choices{key, choices_of(pack, key, leaves)};
    add_kinds_that_matter(key, choices.values);
    // Recorded in words that the vocabulary does not know.
    if (is_of_profile(key)) choices.values.push_back({true, {}, 0});
    if (may_be_unknown(key)) choices.values.push_back({false, {}, 0});
    all.push_back(std::move(choices));
  }
  return all;
}

}  // namespace rafiq::guidance
