// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/read_item.hpp"

#include "core/guidance/knowledge.hpp"
#include "core/util/nearest.hpp"

#include <algorithm>
#include <array>

namespace rafiq::guidance {
namespace {

bool is_word_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

void no_such_knowledge(std::string_view id, const YamlValue& value, std::string_view what) {
  // A chapter is written without the prefix of its id.
  const std::size_t skipped = what == "chapter" ? chapter_prefix.size() : 0;
  id.remove_prefix(skipped);
  std::vector<std::string_view> ids;
  for (const Knowledge::Item& item : knowledge().items)
    if (skipped == 0 || is_chapter(item.id)) ids.push_back(std::string_view(item.id).substr(skipped));
  value.problem("there is no " + std::string(what) + " \"" + std::string(id) + "\"",
                suggestion(id, ids, "core/guidance/knowledge.yaml lists them."));
}

bool serve(const std::string& id, const YamlValue& value, std::string_view what,
           std::vector<std::string>& serves) {
  if (!knowledge().index_of(id)) {
    no_such_knowledge(id, value, what);
    return false;
  }
  if (std::find(serves.begin(), serves.end(), id) == serves.end()) serves.push_back(id);
  return true;
}

}  // namespace

bool is_item_id(std::string_view id) {
  if (id.empty() || id.size() > 80 || id.front() == '.' || id.back() == '.') return false;
  char before = '.';
  for (char c : id) {
    if (!is_word_letter(c) && (c != '.' || before == '.')) return false;
    before = c;
  }
  return true;
}

void each_item(const YamlValue& root, std::string_view key, std::size_t most,
               const std::function<void(const YamlValue&)>& use) {
  if (!root.is_map("the file")) return;
  const std::array known{key};
  root.only_keys(known);
  const auto list = root.required(key, "the file");
  if (!list || !list->is_list(key)) return;
  std::size_t count = 0;
  for (const YamlValue& entry : list->items()) {
    if (++count > most)
      return entry.problem("the file has more than " + std::to_string(most) + " " + std::string(key),
                           "Make several files of it.");
    use(entry);
  }
}

std::string read_id(const YamlValue& entry, std::string_view kind, LayerReading& reading) {
  const auto value = entry.required("id", "the " + std::string(kind));
  const auto id = value ? value->text("id") : std::nullopt;
  if (!id) return {};
  if (!is_item_id(*id))
    value->problem("\"" + *id + "\" cannot be the id of a " + std::string(kind),
                   "Use words of a-z, 0-9, - and _ with dots between them: contact.ease.first.");
  const std::string here = value->file().filename().string() + ":" + std::to_string(value->line());
  const auto [first, is_new] = reading.places.try_emplace(std::string(kind) + " " + *id, here);
  if (!is_new)
    value->problem("the id \"" + *id + "\" is used already at " + first->second,
                   "Give this " + std::string(kind) + " another id.");
  return *id;
}

std::string read_inner_id(const YamlValue& entry, std::string_view kind, std::vector<std::string>& taken) {
  const auto value = entry.required("id", "the " + std::string(kind));
  const auto id = value ? value->text("id") : std::nullopt;
  if (!id) return {};
  if (!std::all_of(id->begin(), id->end(), is_word_letter) || id->size() > 40 || *id == "end")
    value->problem("\"" + *id + "\" cannot be the id of a " + std::string(kind),
                   "Use a word of a-z, 0-9, - and _ other than end.");
  if (std::find(taken.begin(), taken.end(), *id) != taken.end())
    value->problem("the id \"" + *id + "\" is used already",
                   "Give this " + std::string(kind) + " another id.");
  taken.push_back(*id);
  return *id;
}

std::string read_chapter(const YamlValue& entry, std::string_view kind, std::vector<std::string>& serves) {
  const auto chapter = entry.required("chapter", "the " + std::string(kind));
  const auto word = chapter ? chapter->text("chapter") : std::nullopt;
  if (!word) return {};
  serve(std::string(chapter_prefix) + *word, *chapter, "chapter", serves);
  return *word;
}

void read_source(const YamlValue& entry, std::string_view kind, std::vector<std::string>& serves) {
  const auto source = entry.required("source", "the " + std::string(kind));
  if (!source || !source->is_list("source")) return;
  bool any = false;
  for (const YamlValue& item : source->items())
    if (const auto id = item.text("source"))
      any = (serve(*id, item, "source", serves) && !is_chapter(*id)) || any;
  if (!any)
    source->problem("the " + std::string(kind) + " names no knowledge it serves",
                    "Name an id that is not a chapter.");
}

bool read_flag(const YamlValue& entry, std::string_view key) {
  const auto value = entry.member(key);
  return value && value->yes_or_no(key).value_or(false);
}

std::optional<int> read_number(const YamlValue& entry, std::string_view key, int least, int most) {
  const auto value = entry.member(key);
  const auto number = value ? value->number(key) : std::nullopt;
  if (!number || (*number >= least && *number <= most)) return number;
  const std::string range = std::to_string(least) + " to " + std::to_string(most);
  value->problem(
      "the " + std::string(key) + " is not between " + std::to_string(least) + " and " + std::to_string(most),
      "Write " + range + ".");
  return std::nullopt;
}

void each_language(const YamlValue& value, std::string_view what,
                   const std::function<void(Language, const YamlValue&)>& use) {
  if (!value.is_map(what)) return;
  static constexpr std::array<std::string_view, 2> languages{"ar", "en"};
  value.only_keys(languages);
  for (Language language : all_languages)
    if (const auto one = value.required(name(language), what)) use(language, *one);
}

std::optional<std::size_t> read_word(const YamlValue& value, std::string_view what,
                                     std::span<const std::string_view> words) {
  const auto word = value.text(what);
  if (!word) return std::nullopt;
  const auto found = std::find(words.begin(), words.end(), *word);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  value.problem("there is no " + std::string(what) + " \"" + *word + "\"",
                suggestion(*word, words, "core/guidance/packs/README.md lists them."));
  return std::nullopt;
}

}  // namespace rafiq::guidance
