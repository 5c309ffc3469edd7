// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/read_vocabulary.hpp"

#include "core/guidance/fact_words.hpp"
#include "core/guidance/free_text.hpp"
#include "core/guidance/read_item.hpp"
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

// False when the layer itself gives the term to another value.
bool take_term(FactVocabulary& words, std::set<std::string>& own, const std::string& term,
               std::uint8_t value) {
  if (add_term(words, term, value)) {
    own.insert(term_key(term));
    return true;
  }
  const std::string key = term_key(term);
  if (key.empty() || own.count(key) > 0) return false;
  own.insert(key);
  words.terms[key] = value;
  return true;
}

void read_terms(const YamlValue& terms, const FactInfo& fact, std::uint8_t value, Pack& pack,
                TermsOfLayer& own) {
  FactVocabulary& words = vocabulary_of(pack, fact.key);
  each_language(terms, "terms", [&](Language, const YamlValue& list) {
    if (!list.is_list("terms")) return;
    for (const YamlValue& item : list.items()) {
      const auto term = item.text("a term");
      if (!term || take_term(words, own[static_cast<std::size_t>(fact.key)], *term, value)) continue;
      if (words_of(*term).empty())
        item.problem("the term \"" + *term + "\" has no letter or digit", "Take it away.");
      else
        item.problem("the term \"" + *term + "\" of " + std::string(fact.name) + " names two values",
                     "Keep it at one of them; terms are compared without case, marks and article.");
    }
  });
}

void read_value(const YamlValue& entry, const FactInfo& fact, const std::string& id, Pack& pack,
                TermsOfLayer& own) {
  const auto value = value_for(entry, fact, id, pack);
  if (!value || !entry.is_map("the value " + id)) return;
  static constexpr std::array<std::string_view, 2> known{"label", "terms"};
  entry.only_keys(known);
  InBoth<std::string>& label = vocabulary_of(pack, fact.key).values[*value].label;
  const bool has_one = !label[Language::arabic].empty();  // from the program or a lower layer
  if (const auto words = has_one ? entry.member("label") : entry.required("label", "the value " + id))
    read_both(*words, "label", label);
  if (const auto terms = entry.member("terms")) read_terms(*terms, fact, *value, pack, own);
}

void read_fact(const YamlValue& entry, const std::string& name, Pack& pack, TermsOfLayer& own) {
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
  for (const auto& [id, value] : entry.members()) read_value(value, fact, id, pack, own);
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

void read_vocabulary(const YamlValue& root, Pack& pack, TermsOfLayer& own) {
  if (!root.is_map("a vocabulary file")) return;
  static constexpr std::array<std::string_view, 1> known{"vocabulary"};
  root.only_keys(known);
  const auto facts = root.required("vocabulary", "the file");
  if (!facts || !facts->is_map("vocabulary")) return;
  facts->only_keys({});
  for (const auto& [name, entry] : facts->members()) read_fact(entry, name, pack, own);
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
  bool complete = true;
  each_language(value, what, [&](Language language, const YamlValue& one) {
    const auto words = one.text(what);
    if (words) text[language] = *words;
  });
  for (Language language : all_languages) complete = complete && !text[language].empty();
  return complete;
}

}  // namespace rafiq::guidance
