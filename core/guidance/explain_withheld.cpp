// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/claims.hpp"
#include "core/guidance/explain.hpp"
#include "core/guidance/fact_words.hpp"
#include "core/guidance/sources.hpp"

namespace rafiq::guidance {
namespace {

std::string withheld(const Evaluation& evaluation, const std::string& why) {
  return (evaluation.language == Language::arabic ? "تناسب هذا الموقف، لكنها حُجبت: "
                                                  : "It would fit, but was withheld: ") +
         why + ".";
}

// " (noted by Huda)": where the belief comes from.
std::string where_from(const Evaluation& evaluation, FactKey key) {
  const auto& readings = evaluation.profile.readings(key).usable;
  return readings.empty() ? std::string{}
                          : " (" + source_of(*readings.front().fact, evaluation.language) + ")";
}

std::string day_in_words(std::chrono::sys_days day) {
  return to_iso8601(day).substr(0, 10);
}

}  // namespace

std::string explain_questions(const Evaluation& evaluation) {
  const std::string source = where_from(evaluation, FactKey::profile_attitude_to_questions);
  return withheld(evaluation, (evaluation.language == Language::arabic
                                   ? "تقوم على الأسئلة، والعميل يتحفّظ عليها"
                                   : "it asks questions, and the customer resents being asked") +
                                  source);
}

std::string explain_basics(const Evaluation& evaluation) {
  const std::string source = where_from(evaluation, FactKey::profile_experience);
  return withheld(evaluation, (evaluation.language == Language::arabic
                                   ? "تشرح الأساسيات، والعميل واسع الخبرة"
                                   : "it explains basics, and the customer is an expert") +
                                  source);
}

std::string explain_claim(const Evaluation& evaluation, std::string_view claim) {
  const bool arabic = evaluation.language == Language::arabic;
  const std::string about = (arabic ? "تعتمد على ما تثبته المنظمة (" : "it rests on the claim ") +
                            embedded(claim, evaluation.language) + (arabic ? ")، " : ", ");
  const Claim* found = find_claim(evaluation.pack, claim);
  if (!found)
    return withheld(evaluation, about + (arabic ? "ولم يثبته أحد بعد" : "which nobody has verified yet"));
  if (evaluation.today < found->verified)
    return withheld(evaluation, about + (arabic ? "ولا يسري قبل " : "which does not count before ") +
                                    day_in_words(found->verified));
  return withheld(evaluation, about + (arabic ? "وقد انتهى سريانه في " : "which counted until ") +
                                  day_in_words(found->until));
}

const std::string* unverified_claim(const Evaluation& evaluation, const Card& card) {
  for (const std::string& claim : card.claims)
    if (!verified_claim(evaluation.pack, claim, evaluation.today)) return &claim;
  return nullptr;
}

}  // namespace rafiq::guidance
