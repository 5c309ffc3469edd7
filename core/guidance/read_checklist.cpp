// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/read_channels.hpp"
#include "core/guidance/read_item.hpp"
#include "core/guidance/read_kinds.hpp"
#include "core/guidance/read_rule.hpp"
#include "core/guidance/read_texts.hpp"
#include "core/guidance/text.hpp"

namespace rafiq::guidance {
namespace {

constexpr std::size_t most_checklists = 500;
constexpr std::size_t most_steps = 20;
constexpr std::size_t longest_step = 160;

ChecklistStep read_step(const YamlValue& entry, TextReader& texts, std::vector<std::string>& taken) {
  ChecklistStep step;
  if (!entry.is_map("a step")) return step;
  static constexpr std::array<std::string_view, 3> known{"id", "text", "say"};
  entry.only_keys(known);
  step.id = read_inner_id(entry, "step", taken);
  texts.need_both(entry, {"text", longest_step}, step.text);
  if (const auto say = entry.member("say")) texts.variants(*say, {"say", body_limit}, step.say);
  return step;
}

void read_steps(const YamlValue& entry, TextReader& texts, Checklist& list) {
  const auto steps = entry.required("steps", "the checklist");
  if (!steps || !steps->is_list("steps")) return;
  std::vector<std::string> taken;
  for (const YamlValue& step : steps->items()) list.steps.push_back(read_step(step, texts, taken));
  if (list.steps.empty()) steps->problem("the checklist has no step", "Add one.");
  if (list.steps.size() > most_steps)
    steps->problem("the checklist has more than " + std::to_string(most_steps) + " steps", "Make two of it.");
}

void read_checklist(const YamlValue& entry, LayerReading& reading) {
  if (!entry.is_map("a checklist")) return;
  static constexpr std::array<std::string_view, 7> known{"id",      "kind",  "source", "channels",
                                                         "reasons", "title", "steps"};
  entry.only_keys(known);
  Checklist list;
  list.origin = reading.origin;
  list.id = read_id(entry, "checklist", reading);
  read_source(entry, "checklist", list.serves);
  if (const auto kind = entry.required("kind", "the checklist"))
    if (const auto index = read_word(*kind, "kind", checklist_kinds))
      list.kind = static_cast<ChecklistKind>(*index);
  if (const auto channels = entry.member("channels")) list.channels = read_channels(*channels);
  if (const auto reasons = entry.member("reasons"))
    list.reasons = read_values(*reasons, FactKey::interaction_reason, reading.pack);
  TextReader texts("the checklist", reading);
  texts.need_both(entry, {"title", title_limit}, list.title);
  read_steps(entry, texts, list);
  list.facts = texts.facts();
  reading.pack.checklists.push_back(std::move(list));
}

}  // namespace

void read_checklists(const YamlValue& root, LayerReading& reading) {
  each_item(root, "checklists", most_checklists,
            [&](const YamlValue& entry) { read_checklist(entry, reading); });
}

}  // namespace rafiq::guidance
