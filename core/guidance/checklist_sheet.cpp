// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/checklist_sheet.hpp"

#include "core/guidance/speech.hpp"

#include <algorithm>

namespace rafiq::guidance {
namespace {

bool suits(const Checklist& list, const Evaluation& evaluation) {
  const Channel channel = evaluation.situation.interaction.channel;
  const bool here = list.channels.empty() ||
                    std::find(list.channels.begin(), list.channels.end(), channel) != list.channels.end();
  const FactTable& facts = evaluation.facts.usable;
  const bool for_it =
      list.reasons.empty() || (facts.knows(FactKey::interaction_reason) &&
                               list.reasons.overlaps(facts.value(FactKey::interaction_reason)));
  return here && for_it;
}

// How narrowly it was made for this.
int particular(const Checklist& list) {
  return (list.reasons.empty() ? 0 : 2) + (list.channels.empty() ? 0 : 1);
}

ChecklistSheet sheet_of(const Evaluation& evaluation, const Checklist& list) {
  const Speech speech(evaluation, list.id);
  ChecklistSheet sheet;
  sheet.id = list.id;
  sheet.pack = evaluation.pack.layer_of(list).id;
  sheet.kind = name(list.kind);
  sheet.serves = list.serves;
  sheet.title = speech.text(list.title);
  for (const ChecklistStep& step : list.steps) {
    auto text = speech.known_text(step.text);
    if (!text) continue;
    auto lines = speech.lines(step.say, step.id);
    ChecklistSheet::Step& shown = sheet.steps.emplace_back();
    shown.id = step.id;
    shown.text = std::move(*text);
    if (lines.empty()) continue;
    shown.say = std::move(lines.front());
    shown.say_more.assign(lines.begin() + 1, lines.end());
  }
  return sheet;
}

}  // namespace

std::vector<ChecklistSheet> checklist_sheets(const Pack& pack, const Situation& situation, Language language,
                                             ChecklistKind kind) {
  const Evaluation evaluation(pack, situation, language);
  std::vector<const Checklist*> lists;
  for (const Checklist& list : pack.checklists)
    if (list.kind == kind && suits(list, evaluation)) lists.push_back(&list);
  std::stable_sort(lists.begin(), lists.end(),
                   [](const Checklist* a, const Checklist* b) { return particular(*a) > particular(*b); });
  std::vector<ChecklistSheet> sheets;
  for (const Checklist* list : lists) sheets.push_back(sheet_of(evaluation, *list));
  return sheets;
}

ChecklistKind checklist_kind_of(Stage stage) {
  switch (stage) {
    case Stage::welcome:
      return ChecklistKind::readiness;
    case Stage::need:
      return ChecklistKind::preparation;
    case Stage::presentation:
      return ChecklistKind::presenting;
    case Stage::closing:
      return ChecklistKind::closing;
    case Stage::follow_up:
      break;
  }
  return ChecklistKind::reflection;
}

}  // namespace rafiq::guidance
