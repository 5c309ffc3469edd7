// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/fact_table.hpp"
#include "core/guidance/local_time.hpp"
#include "core/guidance/pack.hpp"
#include "core/guidance/profile.hpp"
#include "core/guidance/situation.hpp"
#include "core/guidance/standing.hpp"

namespace rafiq::guidance {

// A situation made ready once: what every step of one evaluation looks at. The pack and the situation must
// outlive it.
struct Evaluation {
  Evaluation(const Pack& a_pack, const Situation& a_situation, Language a_language)
      : pack(a_pack),
        situation(a_situation),
        language(a_language),
        today(local_day(a_situation.now, a_situation.time_zone)),
        profile(read_profile(a_pack, a_situation)),
        facts(facts_of(a_pack, a_situation, profile, today)),
        standings(standings_of(a_situation)) {}

  // Null when there is nothing to say of it.
  [[nodiscard]] const Standing* standing_of(const Card& card) const {
    if (standings.empty()) return nullptr;
    const auto found = standings.find(card.id);
    return found == standings.end() ? nullptr : &found->second;
  }
  [[nodiscard]] bool resents_questions() const {
    return facts.usable.is_exactly(FactKey::profile_attitude_to_questions, ValueSet::of(2));
  }
  [[nodiscard]] bool expert_customer() const {
    return facts.usable.is_exactly(FactKey::profile_experience, ValueSet::of(3));
  }
  [[nodiscard]] bool seasoned_agent() const {
    return facts.usable.is_exactly(FactKey::agent_tenure, ValueSet::of(2));
  }

  const Pack& pack;
  const Situation& situation;
  Language language;
  std::chrono::sys_days today;  // where the agent is
  Profile profile;
  Facts facts;
  Standings standings;
};

}  // namespace rafiq::guidance
