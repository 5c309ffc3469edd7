// SPDX-License-Identifier: Apache-2.0
#include "core/draft/merged.hpp"

namespace rafiq::draft {
namespace {

void append(std::vector<Phrase>& to, const std::vector<Phrase>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

void add_layer(const Lexicon& layer, Merged& merged) {
  for (const auto& [key, phrases] : layer.lists)
    for (const Phrase& phrase : phrases) merged.lists[key].push_back(phrase.pattern);
  for (const auto& [name, guard] : layer.guards) {
    Guard& into = merged.guards[name];
    into.where = guard.where;
    into.always = guard.always;
    append(into.phrases, guard.phrases);
  }
  for (const auto& [name, phrases] : layer.meanings) append(merged.meanings[name], phrases);
  append(merged.reporting, layer.reporting);
  for (const auto& [rule, words] : layer.rules) merged.rules[rule] = words;
}

}  // namespace

Merged merge(std::span<const Lexicon> layers, const std::set<std::string>& hidden, Problems& problems) {
  Merged merged;
  std::map<std::string, std::pair<Entry, std::size_t>> entries;
  for (std::size_t index = 0; index < layers.size(); ++index) {
    const Lexicon& layer = layers[index];
    add_layer(layer, merged);
    for (std::size_t language = 0; language < merged.learnt.size(); ++language)
      if (layer.senses.at(language)) merged.learnt.at(language) = {layer.senses.at(language), index};
    std::set<std::string> seen;
    for (const Entry& entry : layer.entries) {
      if (!seen.insert(entry.id).second)
        problems.add(entry.file, entry.line, "the id \"" + entry.id + "\" is there twice in the lexicons",
                     "Give one of them another id.");
      entries.insert_or_assign(entry.id, std::pair(entry, index));
    }
  }
  for (auto& [id, entry] : entries) {
    if (hidden.contains(id)) continue;
    merged.entries.push_back(std::move(entry.first));
    merged.layers.push_back(entry.second);
  }
  return merged;
}

}  // namespace rafiq::draft
