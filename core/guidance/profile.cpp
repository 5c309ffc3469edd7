// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/profile.hpp"

#include "core/guidance/free_text.hpp"

#include <algorithm>
#include <bit>

namespace rafiq::guidance {
namespace {

constexpr std::string_view serving = "service";

int trust(FactSource source) {
  switch (source) {
    case FactSource::told_by_customer:
      return 2;
    case FactSource::noted_by_agent:
      return 1;
    case FactSource::crm_field:
      break;
  }
  return 0;
}

bool more_to_be_believed(const Reading& a, const Reading& b) {
  if (trust(a.fact->source) != trust(b.fact->source)) return trust(a.fact->source) > trust(b.fact->source);
  if (a.fact->noted_at != b.fact->noted_at) return a.fact->noted_at > b.fact->noted_at;
  return a.fact->id > b.fact->id;  // the one written last
}

ValueSet highest(ValueSet values) {
  if (values.high != 0) return ValueSet::of(127 - static_cast<unsigned>(std::countl_zero(values.high)));
  return values.low == 0 ? ValueSet{}
                         : ValueSet::of(63 - static_cast<unsigned>(std::countl_zero(values.low)));
}

ValueSet understood(const Pack& pack, FactKey key, std::string_view text, TimePoint now) {
  if (info(key).type == FactType::set) return values_named(pack.words(key), text);
  if (key == FactKey::profile_experience)
    if (const auto years = years_told(text, now)) return ValueSet::of(experience_after(*years));
  // Of several degrees in one record the highest tells the most.
  if (info(key).type == FactType::ordered) return highest(values_named(pack.words(key), text));
  const auto value = value_named(pack.words(key), text);
  return value ? ValueSet::of(*value) : ValueSet{};
}

std::vector<Fact> languages_on_record(const Situation& situation) {
  std::vector<Fact> facts;
  for (const std::string& tag : situation.customer.languages) {
    Fact fact;
    fact.aspect = Aspect::language;
    fact.value = tag;
    facts.push_back(std::move(fact));
  }
  return facts;
}

}  // namespace

Refusal refusal(const Fact& fact, TimePoint now) {
  if (fact.consent && !fact.consent->given) return Refusal::consent_refused;
  if (is_sensitive(fact.aspect) && !fact.consent) return Refusal::no_consent;
  if (fact.expires_at && *fact.expires_at <= now) return Refusal::expired;
  if (is_sensitive(fact.aspect) && !fact.expires_at) {
    const TimePoint agreed = std::max(fact.noted_at, fact.consent->at.value_or(fact.noted_at));
    if (agreed != TimePoint{} && agreed + sensitive_fact_lifetime <= now) return Refusal::expired;
  }
  if (!fact.purpose.empty() && fact.purpose != serving) return Refusal::other_purpose;
  return Refusal::none;
}

Profile read_profile(const Pack& pack, const Situation& situation) {
  Profile profile;
  profile.from_record = languages_on_record(situation);
  const auto take = [&](const Fact& fact) {
    const auto key = profile_fact_of(fact.aspect);
    if (!key) return;
    Reading reading{&fact, understood(pack, *key, fact.value, situation.now), refusal(fact, situation.now)};
    const bool free = info(*key).type == FactType::text;
    if (free ? fact.value.empty() : reading.values.empty()) return;
    AspectReadings& readings = profile.of[static_cast<std::size_t>(*key)];
    (reading.refused == Refusal::none ? readings.usable : readings.refused).push_back(reading);
  };
  for (const Fact& fact : situation.facts) take(fact);
  for (const Fact& fact : profile.from_record) take(fact);
  for (AspectReadings& readings : profile.of) {
    std::sort(readings.usable.begin(), readings.usable.end(), more_to_be_believed);
    std::sort(readings.refused.begin(), readings.refused.end(), more_to_be_believed);
  }
  return profile;
}

}  // namespace rafiq::guidance
