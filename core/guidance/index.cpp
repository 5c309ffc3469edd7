// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/index.hpp"

#include "core/guidance/pack.hpp"
#include "core/guidance/weights.hpp"

#include <algorithm>
#include <optional>

namespace rafiq::guidance {
namespace {

constexpr int any_value = -1;

// One of these must be so for the rule to hold.
struct Key {
  FactKey fact{};
  int value = any_value;  // any_value: it must be known
};
struct Necessary {
  std::vector<Key> keys;
  double chance = 0;  // that one of them is so, roughly: the less, the more the key tells
};

// How likely it is, of an ordinary customer, that the fact is known at all.
double chance_known(const FactInfo& fact) {
  constexpr double of_profile = 0.5;
  return fact.aspect != Aspect::other ? of_profile : 1.0;
}

double chance_of(const FactInfo& fact, unsigned value, std::size_t values) {
  if (fact.type == FactType::boolean) return value == 1 ? 0.1 : 0.9;
  return chance_known(fact) / static_cast<double>(std::max<std::size_t>(values, 1));
}

class Finder {
 public:
  explicit Finder(const Pack& pack) : pack_(pack) {}

  // Nothing: no such conditions were found.
  [[nodiscard]] std::optional<Necessary> of(std::uint32_t at) const {
    const Node& node = pack_.nodes[at];
    switch (node.op) {
      case Op::all:
        return most_telling(at);
      case Op::any:
        return one_of_each(at);
      case Op::negate:
        return of_negation(pack_.nodes[at + 1]);
      case Op::not_known:
        return std::nullopt;
      case Op::known:
        return known(node.fact, 1.0);
      case Op::one_of:
        return of_values(node.fact, node.values);
      case Op::within:
        return known(node.fact, node.from == node.to ? 0.2 : 0.5);
    }
    return std::nullopt;
  }

 private:
  static Necessary known(FactKey fact, double share) {
    return {{{fact, any_value}}, chance_known(info(fact)) * share};
  }

  [[nodiscard]] std::size_t count_of(const FactInfo& fact) const {
    return fact.type == FactType::boolean ? 2 : pack_.words(fact.key).values.size();
  }

  [[nodiscard]] Necessary of_values(FactKey key, ValueSet values) const {
    const FactInfo& fact = info(key);
    const std::size_t count = count_of(fact);
    Necessary result;
    for (unsigned value = 0; value < count; ++value) {
      if (!values.has(value)) continue;
      result.keys.push_back({key, static_cast<int>(value)});
      result.chance += chance_of(fact, value, count);
    }
    return result;
  }

  // A fact with one value that is known, and not one of these, is one of the others.
  [[nodiscard]] std::optional<Necessary> of_negation(const Node& node) const {
    const FactInfo& fact = info(node.fact);
    if (node.op != Op::one_of || fact.type == FactType::set) return std::nullopt;
    ValueSet others;
    for (unsigned value = 0; value < count_of(fact); ++value)
      if (!node.values.has(value)) others.add(value);
    return of_values(node.fact, others);
  }

  [[nodiscard]] std::optional<Necessary> most_telling(std::uint32_t at) const {
    std::optional<Necessary> best;
    for (std::uint32_t child = at + 1; child < pack_.nodes[at].end; child = pack_.nodes[child].end)
      if (auto one = of(child); one && (!best || one->chance < best->chance)) best = std::move(one);
    return best;
  }

  [[nodiscard]] std::optional<Necessary> one_of_each(std::uint32_t at) const {
    Necessary together;
    for (std::uint32_t child = at + 1; child < pack_.nodes[at].end; child = pack_.nodes[child].end) {
      auto one = of(child);
      if (!one) return std::nullopt;
      together.keys.insert(together.keys.end(), one->keys.begin(), one->keys.end());
      together.chance += one->chance;
    }
    return together;
  }

  const Pack& pack_;
};

FactMask facts_of_rule(const Pack& pack, std::uint32_t at) {
  FactMask facts = 0;
  for (std::uint32_t i = at; i < pack.nodes[at].end; ++i)
    if (pack.nodes[i].op != Op::all && pack.nodes[i].op != Op::any && pack.nodes[i].op != Op::negate)
      facts |= bit(pack.nodes[i].fact);
  return facts;
}

Index::List& list_for(Index& index, Key key) {
  const auto fact = static_cast<std::size_t>(key.fact);
  if (key.value == any_value) return index.of_known[fact];
  auto& lists = index.of_value[fact];
  const auto value = static_cast<std::size_t>(key.value);
  if (lists.size() <= value) lists.resize(value + 1);
  return lists[value];
}

// Best first; a card that two keys brought to one list lies there once.
void settle(Index::List& list) {
  std::sort(list.begin(), list.end(), [](const Filed& a, const Filed& b) {
    return a.most != b.most ? a.most > b.most : a.card < b.card;
  });
  const auto same = [](const Filed& a, const Filed& b) { return a.card == b.card; };
  list.erase(std::unique(list.begin(), list.end(), same), list.end());
}

}  // namespace

void build_index(Pack& pack) {
  Index index;
  const Finder finder(pack);
  for (std::uint32_t i = 0; i < pack.cards.size(); ++i) {
    const Card& card = pack.cards[i];
    const FactMask facts = facts_of_rule(pack, card.rule);
    index.rule_facts.push_back(facts);
    const Filed filed{i, card.priority + particulars_at_most(facts)};
    const auto necessary = finder.of(card.rule);
    if (!necessary)
      index.of_any.push_back(filed);
    else
      for (const Key& key : necessary->keys) list_for(index, key).push_back(filed);
  }
  settle(index.of_any);
  for (Index::List& list : index.of_known) settle(list);
  for (auto& lists : index.of_value)
    for (Index::List& list : lists) settle(list);
  index.cards = pack.cards.size();
  pack.index = std::move(index);
}

}  // namespace rafiq::guidance
