// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/explain.hpp"
#include "core/guidance/speech.hpp"
#include "core/guidance/talk_track.hpp"

#include <algorithm>

namespace rafiq::guidance {
namespace {

// What is known of this person says more than what is known of the journey, and that more than the setting.
int weight(FactKey key) {
  if (info(key).aspect != Aspect::other) return 6;
  if (key >= FactKey::journey_contacts && key <= FactKey::journey_loyalty_signal) return 5;
  if (key >= FactKey::interaction_reason && key <= FactKey::interaction_observed) return 4;
  return 1;
}

// How particular the conditions that hold are, each fact counted once.
int score(const Evaluation& evaluation, const Talk& talk) {
  FactMask counted = 0;
  int sum = 0;
  const FactTable& facts = evaluation.facts.usable;
  visit_support(evaluation.pack.nodes, talk.rule, facts, Truth::yes, [&](const Node& leaf, bool) {
    if ((counted & bit(leaf.fact)) != 0 || !facts.knows(leaf.fact)) return;
    counted |= bit(leaf.fact);
    sum += weight(leaf.fact);
  });
  return sum;
}

}  // namespace

std::vector<FittingTalk> fitting_talks(const Pack& pack, const Situation& situation, Language language) {
  const Evaluation evaluation(pack, situation, language);
  std::vector<FittingTalk> fitting;
  for (const Talk& talk : pack.talks) {
    if (test(pack.nodes, talk.rule, evaluation.facts.usable) != Truth::yes) continue;
    fitting.push_back({talk.id, pack.layer_of(talk).id, talk.serves,
                       Speech(evaluation, talk.id, talk.rule, talk.claims).text(talk.title),
                       static_cast<double>(score(evaluation, talk)), explain_rule(evaluation, talk.rule)});
  }
  std::stable_sort(fitting.begin(), fitting.end(),
                   [](const FittingTalk& a, const FittingTalk& b) { return a.score > b.score; });
  return fitting;
}

}  // namespace rafiq::guidance
