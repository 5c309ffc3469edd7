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
  append(merged.reporting, layer.reporting);
  for (const auto& [rule, words] : layer.rules) merged.rules[rule] = words;
}

}  // namespace

Merged merge(std::span<const Lexicon> layers, const std::set<std::string>& hidden, Problems& problems) {
  Merged merged;
  std::map<std::string, Entry> entries;
  for (const Lexicon& layer : layers) {
    add_layer(layer, merged);
    std::set<std::string> seen;
    for (const Entry& entry : layer.entries) {
      if (!seen.insert(entry.id).second)
        problems.add(entry.file, entry.line, "the id \"" + entry.id + "\" is there twice in the lexicons",
                     "Give one of them another id.");
      entries.insert_or_assign(entry.id, entry);
    }
  }
  for (auto& [id, entry] : entries)
    if (!hidden.contains(id)) merged.entries.push_back(std::move(entry));
  return merged;
}

}  // namespace rafiq::draft
