// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/clauses.hpp"

#include "core/guidance/fact_words.hpp"
#include "core/guidance/sources.hpp"

#include <limits>

namespace rafiq::guidance {
namespace {

ValueSet both(ValueSet a, ValueSet b) {
  return {a.low & b.low, a.high & b.high};
}

class Clause {
 public:
  Clause(const Evaluation& evaluation, const Node& leaf)
      : evaluation_(evaluation),
        leaf_(leaf),
        arabic_(evaluation.language == Language::arabic),
        words_(fact_words(leaf.fact, evaluation.language)) {}

  [[nodiscard]] std::string decisive(bool holds) const {
    if (leaf_.op == Op::known || leaf_.op == Op::not_known) return recorded((leaf_.op == Op::known) == holds);
    if (is_boolean()) return std::string(table().value(leaf_.fact).has(1) ? words_.holds : words_.holds_not);
    if (leaf_.op == Op::within) return with_value(words_.holds, actual()) + bound();
    if (holds)
      return with_value(words_.holds, named(both(leaf_.values, table().value(leaf_.fact)), conjunction())) +
             bound();
    return with_value(words_.holds_not, named(leaf_.values, disjunction()));
  }

  [[nodiscard]] std::string obstacle(bool wanted) const {
    if (leaf_.op == Op::known || leaf_.op == Op::not_known)
      return recorded((leaf_.op == Op::known) != wanted);
    const std::string state = table().knows(leaf_.fact) ? present() : recorded(false);
    if (is_boolean() && table().knows(leaf_.fact)) return state;
    return state +
           (arabic_ ? (wanted ? " (والمطلوب: " : " (والمطلوب غير: ")
                    : (wanted ? " (the card asks for " : " (the card asks for other than ")) +
           asked() + ")";
  }

 private:
  [[nodiscard]] const FactTable& table() const { return evaluation_.facts.usable; }
  [[nodiscard]] bool is_boolean() const { return info(leaf_.fact).type == FactType::boolean; }
  [[nodiscard]] std::string_view conjunction() const { return arabic_ ? "، و" : " and "; }
  [[nodiscard]] std::string_view disjunction() const { return arabic_ ? " أو " : " or "; }

  [[nodiscard]] std::string named(ValueSet values, std::string_view between) const {
    return value_in_words(evaluation_.pack, leaf_.fact, values, evaluation_.language, between);
  }
  [[nodiscard]] std::string number(std::int32_t value) const {
    return number_in_words(leaf_.fact, value, evaluation_.language);
  }
  [[nodiscard]] std::string actual() const {
    return info(leaf_.fact).type == FactType::number ? number(table().number(leaf_.fact))
                                                     : named(table().value(leaf_.fact), conjunction());
  }
  [[nodiscard]] std::string recorded(bool yes) const {
    const std::string label(words_.label);
    if (arabic_) return (yes ? "في السجل: " : "ليس في السجل: ") + label;
    return (yes ? "there is a record of " : "there is no record of ") + label;
  }
  [[nodiscard]] std::string present() const {
    if (is_boolean()) return std::string(table().value(leaf_.fact).has(1) ? words_.holds : words_.holds_not);
    return with_value(words_.holds, actual());
  }

  // The limit that was asked for, when the value lies beyond it.
  [[nodiscard]] std::string bound() const {
    if (leaf_.asked != Asked::at_least && leaf_.asked != Asked::at_most) return {};
    const std::string limit = limit_in_words();
    return limit == actual() ? std::string{} : " (" + with_direction(limit) + ")";
  }
  [[nodiscard]] std::string limit_in_words() const {
    const bool least = leaf_.asked == Asked::at_least;
    if (leaf_.op == Op::within) return number(least ? leaf_.from : leaf_.to);
    const auto count = static_cast<unsigned>(evaluation_.pack.words(leaf_.fact).values.size());
    unsigned limit = 0;
    for (unsigned i = 0; i < count; ++i) {
      if (!leaf_.values.has(i)) continue;
      limit = i;
      if (least) break;
    }
    return named(ValueSet::of(limit), {});
  }
  [[nodiscard]] std::string with_direction(const std::string& limit) const {
    const bool more = leaf_.asked == Asked::at_least;
    if (leaf_.op == Op::within)
      return limit + (arabic_ ? (more ? " فأكثر" : " فأقل") : (more ? " or more" : " or less"));
    return limit + (arabic_ ? (more ? " فأعلى" : " فأدنى") : (more ? " or above" : " or below"));
  }
  [[nodiscard]] std::string asked() const {
    if (leaf_.asked == Asked::at_least || leaf_.asked == Asked::at_most)
      return with_direction(limit_in_words());
    if (leaf_.op == Op::within) return number(leaf_.from);
    return named(leaf_.values, disjunction());
  }

  const Evaluation& evaluation_;
  const Node& leaf_;
  bool arabic_;
  const FactWords& words_;
};

}  // namespace

std::string decisive_clause(const Evaluation& evaluation, const Node& leaf, bool holds) {
  return Clause(evaluation, leaf).decisive(holds);
}

std::string obstacle_clause(const Evaluation& evaluation, const Node& leaf, bool wanted) {
  return Clause(evaluation, leaf).obstacle(wanted);
}

std::string joined_by_and(const std::vector<std::string>& clauses, Language language) {
  std::string text;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const bool last = i + 1 == clauses.size();
    if (i > 0 && language == Language::arabic) text += "، و";
    if (i > 0 && language == Language::english)
      text += !last ? ", " : clauses.size() == 2 ? " and " : ", and ";
    text += clauses[i];
  }
  return text;
}

}  // namespace rafiq::guidance
