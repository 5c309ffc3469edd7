// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/explain.hpp"
#include "core/guidance/speech.hpp"
#include "core/guidance/talk_track.hpp"
#include "core/guidance/weights.hpp"

#include <algorithm>

namespace rafiq::guidance {
namespace {

// How particular the conditions that hold are, each fact counted once.
int score(const Evaluation& evaluation, const Talk& talk) {
  FactMask counted = 0;
  const FactTable& facts = evaluation.facts.usable;
  visit_support(evaluation.pack.nodes, talk.rule, facts, Truth::yes, [&](const Node& leaf, bool) {
    if (facts.knows(leaf.fact)) counted |= bit(leaf.fact);
  });
  return particulars_at_most(counted);
}

}  // namespace

std::vector<TalkChoice> talk_choices(const Pack& pack, const Situation& situation, Language language,
                                     bool all) {
  const Evaluation evaluation(pack, situation, language);
  std::vector<TalkChoice> choices;
  for (const Talk& talk : pack.talks) {
    const bool fits = test(pack.nodes, talk.rule, evaluation.facts.usable) == Truth::yes;
    if (!fits && !all) continue;
    TalkChoice& choice = choices.emplace_back();
    choice.id = talk.id;
    choice.pack = pack.layer_of(talk).id;
    choice.serves = talk.serves;
    choice.title = Speech(evaluation, talk.id, talk.rule, talk.claims).text(talk.title);
    choice.fits = fits;
    if (!fits) continue;
    choice.score = score(evaluation, talk);
    choice.why = explain_rule(evaluation, talk.rule);
  }
  std::stable_sort(choices.begin(), choices.end(), [](const TalkChoice& a, const TalkChoice& b) {
    return a.fits != b.fits ? a.fits : a.score > b.score;
  });
  return choices;
}

}  // namespace rafiq::guidance
