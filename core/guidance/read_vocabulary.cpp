// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/read_vocabulary.hpp"

#include "core/guidance/fact_words.hpp"
#include "core/guidance/free_text.hpp"
#include "core/util/nearest.hpp"

#include <algorithm>
#include <array>

namespace rafiq::guidance {
namespace {

bool takes_vocabulary(const FactInfo& fact) {
  return fact.type == FactType::choice || fact.type == FactType::ordered || fact.type == FactType::set;
}

FactVocabulary& vocabulary_of(Pack& pack, FactKey key) {
  return pack.vocabulary[static_cast<std::size_t>(key)];
}

bool is_value_id(std::string_view id) {
  return !id.empty() && id.size() <= 60 && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

// The index of the value, made when the vocabulary may bring its own.
std::optional<std::uint8_t> value_for(const YamlValue& entry, const FactInfo& fact, const std::string& id,
                                      Pack& pack) {
  FactVocabulary& words = vocabulary_of(pack, fact.key);
  const auto found = std::find_if(words.values.begin(), words.values.end(),
                                  [&](const ValueWords& one) { return one.id == id; });
  if (found != words.values.end()) return static_cast<std::uint8_t>(found - words.values.begin());
  if (!fact.values.empty()) {
    entry.problem("\"" + id + "\" is not a value of " + std::string(fact.name),
                  suggestion(id, fact.values, "core/guidance/packs/README.md lists the values."));
    return std::nullopt;
  }
  if (!is_value_id(id)) {
    entry.problem("\"" + id + "\" cannot name a value", "Use lower-case letters, digits, - and _.");
    return std::nullopt;
  }
  if (words.values.size() >= ValueSet::capacity) {
    entry.problem(std::string(fact.name) + " has more than 128 values",
                  "Join values that lead to the same cards.");
    return std::nullopt;
  }
  words.values.push_back({id, {}});
  return static_cast<std::uint8_t>(words.values.size() - 1);
}

void read_terms(const YamlValue& terms, const FactInfo& fact, std::uint8_t value, Pack& pack) {
  FactVocabulary& words = vocabulary_of(pack, fact.key);
  if (!terms.is_map("terms")) return;
  static constexpr std::array<std::string_view, 2> languages{"ar", "en"};
  terms.only_keys(languages);
  for (std::string_view language : languages) {
    const auto list = terms.required(language, "terms");
    if (!list || !list->is_list("terms")) continue;
    for (const YamlValue& item : list->items()) {
      const auto term = item.text("a term");
      if (!term || add_term(words, *term, value)) continue;
      if (words_of(*term).empty())
        item.problem("the term \"" + *term + "\" has no letter or digit", "Take it away.");
      else
        item.problem("the term \"" + *term + "\" of " + std::string(fact.name) + " names two values",
                     "Keep it at one of them; terms are compared without case, marks and article.");
    }
  }
}

void read_value(const YamlValue& entry, const FactInfo& fact, const std::string& id, Pack& pack) {
  const auto value = value_for(entry, fact, id, pack);
  if (!value || !entry.is_map("the value " + id)) return;
  static constexpr std::array<std::string_view, 2> known{"label", "terms"};
  entry.only_keys(known);
  if (const auto label =
          fact.values.empty() ? entry.required("label", "the value " + id) : entry.member("label"))
    read_both(*label, "label", vocabulary_of(pack, fact.key).values[*value].label);
  if (const auto terms = entry.member("terms")) read_terms(*terms, fact, *value, pack);
}

void read_fact(const YamlValue& entry, const std::string& name, Pack& pack) {
  std::vector<std::string_view> names;
  for (const FactInfo& fact : fact_catalogue())
    if (takes_vocabulary(fact)) names.push_back(fact.name);
  if (std::find(names.begin(), names.end(), name) == names.end()) {
    entry.problem(fact_key_from(name) ? "the fact " + name + " takes no vocabulary"
                                      : "there is no fact \"" + name + "\"",
                  suggestion(name, names, "core/guidance/packs/README.md lists the facts."));
    return;
  }
  if (!entry.is_map("the vocabulary of " + name)) return;
  entry.only_keys({});
  const FactInfo& fact = info(*fact_key_from(name));
  for (const auto& [id, value] : entry.members()) read_value(value, fact, id, pack);
}

}  // namespace

void start_vocabulary(Pack& pack) {
  for (const FactInfo& fact : fact_catalogue()) {
    if (!takes_vocabulary(fact)) continue;
    for (std::size_t i = 0; i < fact.values.size(); ++i) {
      ValueWords words{std::string(fact.values[i]), {}};
      for (Language language : all_languages)
        words.label[language] = fixed_value_label(fact.key, i, language);
      vocabulary_of(pack, fact.key).values.push_back(std::move(words));
    }
  }
}

void read_vocabulary(const YamlValue& root, Pack& pack) {
  if (!root.is_map("a vocabulary file")) return;
  static constexpr std::array<std::string_view, 1> known{"vocabulary"};
  root.only_keys(known);
  const auto facts = root.required("vocabulary", "the file");
  if (!facts || !facts->is_map("vocabulary")) return;
  facts->only_keys({});
  for (const auto& [name, entry] : facts->members()) read_fact(entry, name, pack);
}

void finish_vocabulary(Pack& pack) {
  for (FactVocabulary& words : pack.vocabulary) {
    for (std::size_t i = 0; i < words.values.size(); ++i) {
      const auto value = static_cast<std::uint8_t>(i);
      add_term(words, words.values[i].id, value);
      for (Language language : all_languages) add_term(words, words.values[i].label[language], value);
    }
  }
}

bool read_both(const YamlValue& value, std::string_view what, InBoth<std::string>& text) {
  if (!value.is_map(what)) return false;
  static constexpr std::array<std::string_view, 2> languages{"ar", "en"};
  value.only_keys(languages);
  bool complete = true;
  for (Language language : all_languages) {
    const auto one = value.required(name(language), what);
    const auto words = one ? one->text(what) : std::nullopt;
    if (words)
      text[language] = *words;
    else
      complete = false;
  }
  return complete;
}

}  // namespace rafiq::guidance
