// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/question_sheet.hpp"

#include "core/guidance/speech.hpp"
#include "core/util/nearest.hpp"

#include <algorithm>

namespace rafiq::guidance {
namespace {

QuestionSheet sheet_of(const Evaluation& evaluation, const QuestionSet& set) {
  const Speech speech(evaluation, set.id);
  QuestionSheet sheet;
  sheet.id = set.id;
  sheet.pack = evaluation.pack.layer_of(set).id;
  sheet.serves = set.serves;
  sheet.title = speech.text(set.title);
  if (!evaluation.resents_questions()) {
    sheet.direct = speech.lines(set.direct, "direct");
    sheet.indirect = speech.lines(set.indirect, "indirect");
  }
  sheet.offers = speech.lines(set.offers, "offers");
  return sheet;
}

}  // namespace

Result<ValueSet> reason_named(std::string_view reason) {
  const auto reasons = info(FactKey::interaction_reason).values;
  const auto found = std::find(reasons.begin(), reasons.end(), reason);
  if (found != reasons.end()) return ValueSet::of(static_cast<unsigned>(found - reasons.begin()));
  return Error{ErrorCode::usage,
               "There is no reason for contact \"" + std::string(reason) + "\"",
               {},
               suggestion(reason, reasons, "complaint, renewal, payment and others are")};
}

Result<std::vector<QuestionSheet>> question_sheets(const Pack& pack, const Situation& situation,
                                                   Language language, std::string_view reason) {
  const Evaluation evaluation(pack, situation, language);
  const FactTable& facts = evaluation.facts.usable;
  ValueSet wanted;
  if (!reason.empty()) {
    RAFIQ_TRY(wanted, reason_named(reason));
  } else if (facts.knows(FactKey::interaction_reason)) {
    wanted = facts.value(FactKey::interaction_reason);
  }
  std::vector<QuestionSheet> sheets;
  for (const QuestionSet& set : pack.questions)
    if (wanted.empty() || set.reasons.overlaps(wanted)) sheets.push_back(sheet_of(evaluation, set));
  return sheets;
}

}  // namespace rafiq::guidance
