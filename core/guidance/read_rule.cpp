// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/read_rule.hpp"

#include "core/util/nearest.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace rafiq::guidance {
namespace {

using Names = std::vector<std::string_view>;
constexpr int deepest = 16;
constexpr std::uint32_t most_nodes = 256;  // of one rule; a condition of more nobody can read
constexpr std::array<std::string_view, 6> operators{"is", "in", "known", "at_least", "at_most", "has"};

Names operators_for(FactType type) {
  switch (type) {
    case FactType::boolean:
      return {"is", "known"};
    case FactType::number:
    case FactType::ordered:
      return {"is", "in", "at_least", "at_most", "known"};
    case FactType::choice:
      return {"is", "in", "known"};
    case FactType::set:
      return {"has", "known"};
    case FactType::text:
      return {"known"};
  }
  return {};
}

Asked asked_by(std::string_view word) {
  if (word == "is") return Asked::is;
  if (word == "in") return Asked::in;
  if (word == "at_least") return Asked::at_least;
  if (word == "at_most") return Asked::at_most;
  if (word == "has") return Asked::has;
  return Asked::none;
}

std::optional<unsigned> value_of(const Pack& pack, const FactInfo& fact, const YamlValue& item) {
  const auto text = item.text("the value of " + std::string(fact.name));
  if (!text) return std::nullopt;
  Names names(fact.values.begin(), fact.values.end());
  if (fact.type != FactType::boolean) {
    names.clear();
    for (const ValueWords& one : pack.words(fact.key).values) names.push_back(one.id);
  }
  const auto found = std::find(names.begin(), names.end(), *text);
  if (found != names.end()) return static_cast<unsigned>(found - names.begin());
  item.problem("\"" + *text + "\" is not a value of " + std::string(fact.name),
               suggestion(*text, names,
                          fact.values.empty() ? "Add it to vocabulary/, or use one of the values there."
                                              : "core/guidance/packs/README.md lists the values."));
  return std::nullopt;
}

class RuleReader {
 public:
  RuleReader(const YamlValue& when, Pack& pack)
      : pack_(pack), first_(static_cast<std::uint32_t>(pack.nodes.size())) {
    condition(when, 0);
  }

 private:
  std::uint32_t begin(Op op) {
    pack_.nodes.push_back({});
    pack_.nodes.back().op = op;
    return next() - 1;
  }
  void end(std::uint32_t at) { pack_.nodes[at].end = next(); }
  [[nodiscard]] std::uint32_t next() const { return static_cast<std::uint32_t>(pack_.nodes.size()); }

  void condition(const YamlValue& value, int depth) {
    if (given_up_ || !value.is_map("a condition")) return;
    if (depth > deepest || next() - first_ >= most_nodes) {
      value.problem("the condition is nested too deep or too long", "Make two cards of it.");
      given_up_ = true;
      return;
    }
    if (value.member("fact")) return leaf(value);
    static constexpr std::array<std::string_view, 4> known{"all", "any", "not", "fact"};
    value.only_keys(known);
    const auto members = value.members();
    if (members.size() != 1) {
      value.problem("a condition has " + std::to_string(members.size()) + " keys",
                    "Give it one: all, any, not, or fact with an operator.");
      return;
    }
    const auto& [key, inner] = members.front();
    if (key == "not") return negation(inner, depth);
    if (key == "all" || key == "any") group(key == "all" ? Op::all : Op::any, inner, depth);
  }

  void negation(const YamlValue& inner, int depth) {
    const auto at = begin(Op::negate);
    condition(inner, depth + 1);
    end(at);
  }

  void group(Op op, const YamlValue& inner, int depth) {
    if (!inner.is_list(op == Op::all ? "all" : "any")) return;
    const auto at = begin(op);
    const auto items = inner.items();
    if (items.empty() && op == Op::any)
      inner.problem("any has no condition, so it never holds",
                    "Add a condition; for a card that always fits write all: [].");
    for (const YamlValue& item : items) condition(item, depth + 1);
    end(at);
  }

  void leaf(const YamlValue& value) {
    const auto name_value = value.member("fact");
    const auto name = name_value->text("fact");
    if (!name) return;
    const auto key = fact_key_from(*name);
    if (!key) {
      Names names;
      for (const FactInfo& fact : fact_catalogue()) names.push_back(fact.name);
      name_value->problem("there is no fact \"" + *name + "\"",
                          suggestion(*name, names, "core/guidance/packs/README.md lists the facts."));
      return;
    }
    std::array<std::string_view, operators.size() + 1> known{};
    std::copy(operators.begin(), operators.end(), known.begin());
    known.back() = "fact";
    value.only_keys(known);
    const YamlValue* operand = nullptr;
    std::string word;
    const auto members = value.members();
    int count = 0;
    for (const auto& [member, inner] : members) {
      if (std::find(operators.begin(), operators.end(), member) == operators.end()) continue;
      word = member;
      operand = &inner;
      ++count;
    }
    if (count != 1) {
      value.problem(
          "the condition on " + *name + (count == 0 ? " has no operator" : " has several operators"),
          count == 0 ? "Add one of: is, in, known, at_least, at_most, has."
                     : "Put two conditions under all.");
      return;
    }
    compare(info(*key), word, *operand);
  }

  void compare(const FactInfo& fact, const std::string& word, const YamlValue& operand) {
    const Names fitting = operators_for(fact.type);
    if (std::find(fitting.begin(), fitting.end(), word) == fitting.end()) {
      std::string list;
      for (std::string_view one : fitting) list += (list.empty() ? "" : ", ") + std::string(one);
      operand.problem("the operator \"" + word + "\" does not fit the fact " + std::string(fact.name),
                      "Operators that fit: " + list + ".");
      return;
    }
    Node node;
    node.fact = fact.key;
    node.asked = asked_by(word);
    node.end = next() + 1;
    if (word == "known") {
      const auto known = operand.yes_or_no("known");
      if (!known) return;
      node.op = *known ? Op::known : Op::not_known;
      pack_.nodes.push_back(node);
    } else if (fact.type == FactType::number) {
      numbers(node, operand);
    } else {
      values(node, fact, operand);
    }
  }

  void numbers(Node node, const YamlValue& operand) {
    node.op = Op::within;
    if (node.asked == Asked::in) return list_of_numbers(node, operand);
    const auto number = operand.number("the number compared with");
    if (!number) return;
    node.from = node.asked == Asked::at_most ? std::numeric_limits<std::int32_t>::min() : *number;
    node.to = node.asked == Asked::at_least ? std::numeric_limits<std::int32_t>::max() : *number;
    pack_.nodes.push_back(node);
  }

  void list_of_numbers(Node node, const YamlValue& operand) {
    if (!operand.is_list("in")) return;
    const auto at = begin(Op::any);
    for (const YamlValue& item : operand.items()) {
      const auto number = item.number("the number compared with");
      if (!number) continue;
      node.from = node.to = *number;
      node.end = next() + 1;
      pack_.nodes.push_back(node);
    }
    if (next() == at + 1) operand.problem("in has no value", "Add a value.");
    end(at);
  }

  void values(Node node, const FactInfo& fact, const YamlValue& operand) {
    node.op = Op::one_of;
    if (node.asked == Asked::in && !operand.is_list("in")) return;
    const auto wanted =
        node.asked == Asked::in || node.asked == Asked::has ? operand.one_or_many() : std::vector{operand};
    for (const YamlValue& item : wanted)
      if (const auto value = value_of(pack_, fact, item)) include(node, fact, *value);
    if (wanted.empty()) operand.problem("there is no value to compare with", "Add a value.");
    pack_.nodes.push_back(node);
  }

  void include(Node& node, const FactInfo& fact, unsigned value) {
    const auto count = static_cast<unsigned>(fact.values.size());
    if (node.asked == Asked::at_least) {
      for (unsigned i = value; i < count; ++i) node.values.add(i);
    } else if (node.asked == Asked::at_most) {
      for (unsigned i = 0; i <= value; ++i) node.values.add(i);
    } else {
      node.values.add(value);
    }
  }

  Pack& pack_;
  std::uint32_t first_;
  bool given_up_ = false;
};

}  // namespace

void read_rule(const YamlValue& when, Pack& pack) {
  RuleReader(when, pack);
}

ValueSet read_values(const YamlValue& value, FactKey key, const Pack& pack) {
  ValueSet values;
  const auto items = value.one_or_many();
  for (const YamlValue& item : items)
    if (const auto one = value_of(pack, info(key), item)) values.add(*one);
  if (items.empty()) value.problem("the list of values is empty", "Name a value, or take the key away.");
  return values;
}

FactMask facts_in(std::span<const Node> nodes, std::uint32_t at) {
  FactMask facts = 0;
  for (std::uint32_t i = at; i < nodes[at].end; ++i) {
    const Op op = nodes[i].op;
    if (op != Op::all && op != Op::any && op != Op::negate) facts |= bit(nodes[i].fact);
  }
  return facts;
}

}  // namespace rafiq::guidance
