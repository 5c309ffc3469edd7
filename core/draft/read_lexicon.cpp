// SPDX-License-Identifier: Apache-2.0
#include "core/draft/lexicon.hpp"
#include "core/util/nearest.hpp"

#include <algorithm>
#include <optional>

namespace rafiq::draft {
namespace {

constexpr std::array file_keys{std::string_view("words"),     std::string_view("guards"),
                               std::string_view("reporting"), std::string_view("rules"),
                               std::string_view("phrases"),   std::string_view("jargon"),
                               std::string_view("meanings")};
constexpr std::array guard_keys{std::string_view("where"), std::string_view("always"), std::string_view("ar"),
                                std::string_view("en")};
constexpr std::array phrase_keys{std::string_view("id"),     std::string_view("rule"),
                                 std::string_view("flag"),   std::string_view("innocent"),
                                 std::string_view("unless"), std::string_view("even"),
                                 std::string_view("why"),    std::string_view("instead")};
constexpr std::array jargon_keys{std::string_view("id"), std::string_view("terms"),
                                 std::string_view("innocent"), std::string_view("from"),
                                 std::string_view("instead")};
constexpr std::array words_keys{std::string_view("why"), std::string_view("instead")};
constexpr std::array languages{std::string_view("ar"), std::string_view("en")};
constexpr std::array where_names{std::string_view("over"), std::string_view("before"),
                                 std::string_view("after"), std::string_view("clause"),
                                 std::string_view("sentence")};

std::optional<Phrase> read_phrase(const YamlValue& value, Language language) {
  const auto text = value.text("a pattern");
  if (!text) return std::nullopt;
  auto parsed = parse_pattern(*text);
  if (auto* fault = std::get_if<PatternFault>(&parsed)) {
    value.problem(fault->what, fault->remedy);
    return std::nullopt;
  }
  return Phrase{std::get<Pattern>(std::move(parsed)), language, value.file(), value.line()};
}

void read_list(const YamlValue& list, Language language, std::vector<Phrase>& into) {
  for (const YamlValue& item : list.one_or_many())
    if (auto phrase = read_phrase(item, language)) into.push_back(std::move(*phrase));
}

// {ar: [...], en: [...]}; either language may be left out.
void read_in_both(const YamlValue& map, std::vector<Phrase>& into) {
  for (const auto& [key, list] : map.members())
    if (const auto language = language_from(key)) read_list(list, *language, into);
}

void read_phrases(const YamlValue& of, std::string_view key, std::vector<Phrase>& into) {
  const auto map = of.member(key);
  if (!map || !map->is_map(key)) return;
  map->only_keys(languages);
  read_in_both(*map, into);
}

void read_texts(const YamlValue& of, std::string_view key, BothTexts& into) {
  const auto map = of.member(key);
  if (!map || !map->is_map(key)) return;
  map->only_keys(languages);
  for (const auto language : {Language::arabic, Language::english})
    if (const auto text = map->required(name(language), key))
      into.at(static_cast<std::size_t>(language)) = text->text(key).value_or("");
}

std::vector<std::string> read_names(const YamlValue& of, std::string_view key) {
  std::vector<std::string> names;
  if (const auto list = of.member(key))
    for (const YamlValue& item : list->one_or_many())
      if (auto text = item.text(key)) names.push_back(std::move(*text));
  return names;
}

void read_words(const YamlValue& words, Lexicon& into) {
  if (!words.is_map("words")) return;
  words.only_keys(languages);
  for (const auto& [key, lists] : words.members()) {
    const auto language = language_from(key);
    if (!language || !lists.is_map(key)) continue;
    lists.only_keys({});
    for (const auto& [list_name, list] : lists.members()) {
      auto& phrases = into.lists[{*language, list_name}];
      read_list(list, *language, phrases);
    }
  }
}

void read_guard(const std::string& guard_name, const YamlValue& value, Lexicon& into) {
  if (!value.is_map("a guard")) return;
  value.only_keys(guard_keys);
  Guard& guard = into.guards[guard_name];
  if (const auto where = value.required("where", "the guard")) {
    const auto text = where->text("where").value_or("over");
    const auto found = std::find(where_names.begin(), where_names.end(), text);
    if (found == where_names.end())
      where->problem("\"" + text + "\" is no place of a guard",
                     suggestion(text, where_names, "Write over, before, after, clause or sentence."));
    else
      guard.where = static_cast<Where>(found - where_names.begin());
  }
  if (const auto always = value.member("always")) guard.always = always->yes_or_no("always").value_or(false);
  read_in_both(value, guard.phrases);
}

void read_meanings(const YamlValue& meanings, Lexicon& into) {
  if (!meanings.is_map("meanings")) return;
  meanings.only_keys({});
  for (const auto& [meaning, value] : meanings.members()) {
    if (!value.is_map(meaning)) continue;
    value.only_keys(languages);
    read_in_both(value, into.meanings[meaning]);
  }
}

void read_rules(const YamlValue& rules, Lexicon& into) {
  if (!rules.is_map("rules")) return;
  for (const auto& [key, value] : rules.members()) {
    const auto rule = rule_from(key);
    if (!rule) {
      value.problem("\"" + key + "\" is no rule of the draft check", "Take one of core/draft/rule.hpp.");
      continue;
    }
    if (!value.is_map(key)) continue;
    value.only_keys(words_keys);
    Words& words = into.rules[*rule];
    read_texts(value, "why", words.why);
    read_texts(value, "instead", words.instead);
  }
}

bool good_id(std::string_view id) {
  return !id.empty() && id.size() <= 80 &&
         id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_.") == id.npos;
}

// What phrases and jargon have in common.
std::optional<Entry> begin_entry(const YamlValue& value, std::string_view what, std::string_view patterns) {
  if (!value.is_map(what)) return std::nullopt;
  Entry entry;
  entry.file = value.file();
  entry.line = value.line();
  if (const auto id = value.required("id", what)) {
    entry.id = id->text("id").value_or("");
    if (!good_id(entry.id))
      id->problem("the id is not words of a-z, 0-9, - and _", "Write it like urgency.hurry.");
  }
  read_phrases(value, patterns, entry.flag);
  read_phrases(value, "innocent", entry.innocent);
  read_texts(value, "instead", entry.words.instead);
  if (entry.flag.empty())
    value.problem(std::string(what) + " has nothing to look for",
                  "Add \"" + std::string(patterns) + "\": {ar: [...], en: [...]}.");
  return entry;
}

void read_entry(const YamlValue& value, Lexicon& into) {
  auto entry = begin_entry(value, "a phrase", "flag");
  if (!entry) return;
  value.only_keys(phrase_keys);
  entry->unless = read_names(value, "unless");
  entry->even = read_names(value, "even");
  read_texts(value, "why", entry->words.why);
  if (const auto rule = value.required("rule", "the phrase")) {
    const auto text = rule->text("rule").value_or("");
    if (const auto known = rule_from(text); known && *known != Rule::jargon)
      entry->rule = *known;
    else
      rule->problem(
          "\"" + text + "\" is no rule for phrases",
          "Take pressure, urgency, fear_of_loss, arguing, disparaging, blame, promise_without_date or "
          "absolute; jargon has a list of its own.");
  }
  into.entries.push_back(std::move(*entry));
}

void read_jargon(const YamlValue& value, Lexicon& into) {
  auto entry = begin_entry(value, "a term", "terms");
  if (!entry) return;
  value.only_keys(jargon_keys);
  entry->rule = Rule::jargon;
  for (const std::string& step : read_names(value, "from")) {
    if (const auto level = level_from(step))
      entry->from.push_back(*level);
    else if (step != "nobody")
      value.problem(
          "\"" + step + "\" is no level",
          "Take nobody, or values of profile.education and profile.experience: bachelor, practised.");
  }
  if (!value.member("from"))
    value.problem("the term does not say from which level it is fit", "Add \"from\".");
  into.entries.push_back(std::move(*entry));
}

template <class Read>
void each_item(const YamlValue& file, std::string_view key, const Read& read) {
  const auto list = file.member(key);
  if (!list || !list->is_list(key)) return;
  for (const YamlValue& item : list->items()) read(item);
}

}  // namespace

void read_lexicon(const YamlValue& file, Lexicon& into) {
  if (!file.is_map("the file")) return;
  file.only_keys(file_keys);
  if (const auto words = file.member("words")) read_words(*words, into);
  if (const auto guards = file.member("guards"); guards && guards->is_map("guards"))
    for (const auto& [guard_name, guard] : guards->members()) read_guard(guard_name, guard, into);
  if (const auto reporting = file.member("reporting"); reporting && reporting->is_map("reporting"))
    read_in_both(*reporting, into.reporting);
  if (const auto meanings = file.member("meanings")) read_meanings(*meanings, into);
  if (const auto rules = file.member("rules")) read_rules(*rules, into);
  each_item(file, "phrases", [&](const YamlValue& item) { read_entry(item, into); });
  each_item(file, "jargon", [&](const YamlValue& item) { read_jargon(item, into); });
}

void read_lexicon_text(const std::filesystem::path& path, const std::string& text, Lexicon& into,
                       Problems& problems) {
  if (path.extension() == ".weights") {
    if (auto sense = Sense::parse(path, text, problems))
      into.senses.at(static_cast<std::size_t>(sense->language())) = std::move(sense);
    return;
  }
  if (const auto document = YamlDocument::read(text, path, problems))
    read_lexicon(YamlValue(*document, path, problems), into);
}

}  // namespace rafiq::draft
