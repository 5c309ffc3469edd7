// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/fact_table.hpp"
#include "core/guidance/local_time.hpp"
#include "core/guidance/pack.hpp"
#include "core/guidance/profile.hpp"
#include "core/guidance/situation.hpp"

namespace rafiq::guidance {

// What every step of one evaluation looks at. The pack and the situation must outlive it.
struct Evaluation {
  Evaluation(const Pack& a_pack, const Situation& a_situation, Language a_language)
      : pack(a_pack),
        situation(a_situation),
        language(a_language),
        today(local_day(a_situation.now, a_situation.time_zone)),
        profile(read_profile(a_pack, a_situation)),
        facts(facts_of(a_pack, a_situation, profile, today)) {}

  const Pack& pack;
  const Situation& situation;
  Language language;
  std::chrono::sys_days today;  // where the agent is
  Profile profile;
  Facts facts;
};

}  // namespace rafiq::guidance
