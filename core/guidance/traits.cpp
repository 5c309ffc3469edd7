// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/traits.hpp"

#include "core/guidance/sources.hpp"

#include <utility>

namespace rafiq::guidance {
namespace {

Trait trait(const Evaluation& evaluation, const FactInfo& about, const Fact& fact) {
  Trait result;
  result.aspect = about.aspect;
  result.text = fact.value;
  result.recorded = fact.value;
  result.source = source_of(fact, evaluation.language);
  if (fact.noted_at != TimePoint{}) result.noted_at = fact.noted_at;
  return result;
}

void add_values(const Evaluation& evaluation, const FactInfo& about, const Reading& reading, ValueSet& seen,
                std::vector<Trait>& traits) {
  const auto& words = evaluation.pack.words(about.key).values;
  for (std::size_t value = 0; value < words.size(); ++value) {
    const auto bit = static_cast<unsigned>(value);
    if (!reading.values.has(bit) || seen.has(bit)) continue;
    seen.add(bit);
    Trait found = trait(evaluation, about, *reading.fact);
    found.value = words[value].id;
    found.text = words[value].label[evaluation.language];
    traits.push_back(std::move(found));
  }
}

}  // namespace

std::vector<Trait> traits_of(const Evaluation& evaluation) {
  std::vector<Trait> traits;
  for (const FactInfo& about : fact_catalogue()) {
    if (about.aspect == Aspect::other) continue;
    ValueSet seen;
    for (const Reading& reading : evaluation.profile.readings(about.key).usable) {
      if (about.type == FactType::text)
        traits.push_back(trait(evaluation, about, *reading.fact));
      else
        add_values(evaluation, about, reading, seen, traits);
      if (about.type != FactType::set) break;  // the first is the one believed
    }
  }
  return traits;
}

}  // namespace rafiq::guidance
