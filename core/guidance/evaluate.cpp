// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/evaluate.hpp"

#include "core/guidance/best.hpp"
#include "core/guidance/evaluation.hpp"
#include "core/guidance/explain.hpp"
#include "core/guidance/judge.hpp"
#include "core/guidance/rank.hpp"
#include "core/guidance/render.hpp"
#include "core/guidance/traits.hpp"

namespace rafiq::guidance {
namespace {

void recommend(const Evaluation& evaluation, std::span<const Ranked> ranked, Guide& guide) {
  guide.stage = evaluation.situation.interaction.stage;
  guide.language = evaluation.language;
  guide.in_sight = in_sight(ranked, evaluation.seasoned_agent());
  guide.recommendations.reserve(ranked.size());
  for (const Ranked& one : ranked) {
    Recommendation recommendation = render(evaluation, *one.card);
    recommendation.score = one.score;
    recommendation.why = explain(evaluation, *one.card);
    guide.recommendations.push_back(std::move(recommendation));
  }
}

Withheld no_such_card(const Evaluation& evaluation, std::string_view id) {
  const std::string& pack = evaluation.pack.id;
  return {std::string(id),
          {},
          evaluation.language == Language::arabic ? "لا بطاقة بهذا الاسم في حزمة " + pack + "."
                                                  : "The pack " + pack + " has no card of this id."};
}

}  // namespace

Guide evaluate(const Pack& pack, const Situation& situation, Language language, std::string_view about_card) {
  const Evaluation evaluation(pack, situation, language);
  Guide guide;
  std::vector<Ranked> fitting;
  bool found = about_card.empty();
  for (const Card& card : pack.cards) {
    const Verdict verdict = judge(evaluation, card);
    const bool asked_about = card.id == about_card;
    found = found || asked_about;
    if (verdict == Verdict::shown)
      fitting.push_back({&card, score(evaluation, card)});
    else if (asked_about || is_withheld(verdict))
      guide.withheld.push_back(
          {card.id, rendered_title(evaluation, card), reason(evaluation, card, verdict)});
  }
  if (!found) guide.withheld.push_back(no_such_card(evaluation, about_card));
  rank(fitting);
  recommend(evaluation, fitting, guide);
  guide.traits = traits_of(evaluation);
  return guide;
}

Guide choose(const Pack& pack, const Situation& situation, Language language, std::size_t most) {
  const Evaluation evaluation(pack, situation, language);
  Guide guide;
  recommend(evaluation, best(evaluation, most), guide);
  return guide;
}

}  // namespace rafiq::guidance
