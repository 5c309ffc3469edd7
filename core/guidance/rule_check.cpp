// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/rule_check.hpp"

#include "core/guidance/relevant_values.hpp"
#include "core/model/stage.hpp"

#include <optional>

namespace rafiq::guidance {
namespace {

constexpr std::size_t most_situations = 300'000;

template <class Value>
bool is(const FactTable& table, FactKey key, Value value) {
  return table.value(key) == ValueSet::of(static_cast<unsigned>(value));
}

// Facts that follow from one another.
bool can_be(const FactTable& table, FactMask asked) {
  const auto both = [&](FactKey one, FactKey other) {
    return (asked & bit(one)) != 0 && (asked & bit(other)) != 0;
  };
  if (both(FactKey::interaction_stage, FactKey::interaction_phase))
    for (const Stage stage : all_stages)
      if (is(table, FactKey::interaction_stage, stage) &&
          !is(table, FactKey::interaction_phase, phase_of(stage)))
        return false;
  if (both(FactKey::journey_first_contact, FactKey::journey_contacts))
    if (is(table, FactKey::journey_first_contact, true) != (table.number(FactKey::journey_contacts) == 0))
      return false;
  if (both(FactKey::journey_open_complaint, FactKey::journey_open_complaint_days))
    if (is(table, FactKey::journey_open_complaint, true) != table.knows(FactKey::journey_open_complaint_days))
      return false;
  return true;
}

bool gives_way(const FactTable& table, const GivesWay& way) {
  constexpr unsigned resents = 2;
  constexpr unsigned expert = 3;
  return (way.to_one_who_resents_questions && table.knows(FactKey::profile_attitude_to_questions) &&
          is(table, FactKey::profile_attitude_to_questions, resents)) ||
         (way.to_an_expert && table.knows(FactKey::profile_experience) &&
          is(table, FactKey::profile_experience, expert));
}

class Search {
 public:
  Search(const Pack& pack, std::uint32_t rule, const GivesWay& way)
      : nodes_(pack.nodes), rule_(rule), way_(way), choices_(relevant_values(pack, rule)) {}

  Holds answer() {
    std::size_t situations = 1;
    for (const FactChoices& one : choices_) {
      asked_ |= bit(one.key);
      situations *= one.values.size();
      if (situations > most_situations) return Holds::too_large_to_say;
    }
    if (try_from(0)) return Holds::sometimes;
    return given_way_ ? Holds::only_when_it_gives_way : Holds::never;
  }

 private:
  bool try_from(std::size_t at) {
    if (at == choices_.size()) return holds();
    for (const FactChoice& value : choices_[at].values) {
      value.apply(choices_[at].key, table_);
      if (try_from(at + 1)) return true;
    }
    return false;
  }

  bool holds() {
    if (!can_be(table_, asked_) || test(nodes_, rule_, table_) != Truth::yes) return false;
    if (!gives_way(table_, way_)) return true;
    given_way_ = true;
    return false;
  }

  std::span<const Node> nodes_;
  std::uint32_t rule_;
  GivesWay way_;
  std::vector<FactChoices> choices_;
  FactMask asked_ = 0;
  FactTable table_;
  bool given_way_ = false;
};

}  // namespace

Holds when_holds(const Pack& pack, std::uint32_t rule, const GivesWay& way) {
  return Search(pack, rule, way).answer();
}

}  // namespace rafiq::guidance
