// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/read_item.hpp"
#include "core/guidance/read_kinds.hpp"
#include "core/guidance/read_rule.hpp"
#include "core/guidance/read_texts.hpp"
#include "core/guidance/text.hpp"

namespace rafiq::guidance {
namespace {

constexpr std::size_t most_sets = 500;
constexpr std::size_t longest_question = 160;

// The last character but quotes and brackets.
bool ends_with_question_mark(std::string_view words) {
  for (std::string_view mark : {"?", "؟", "?\"", "؟\"", "?»", "؟»", "?”", "؟”", "?)", "؟)"})
    if (words.ends_with(mark)) return true;
  return false;
}

bool has_question_mark(std::string_view words) {
  return words.find('?') != std::string_view::npos || words.find("؟") != std::string_view::npos;
}

void must_ask(const YamlValue& value, Language, std::string_view words) {
  if (!ends_with_question_mark(words))
    value.problem("a direct question does not end with a question mark",
                  "Ask it, or move it to indirect or offers.");
}

void must_not_ask(const YamlValue& value, Language, std::string_view words) {
  if (has_question_mark(words))
    value.problem("an offer asks a question",
                  "Say what can be done instead: it is for one who resents questions.");
}

void read_set(const YamlValue& entry, LayerReading& reading) {
  if (!entry.is_map("a question set")) return;
  static constexpr std::array<std::string_view, 7> known{"id",     "source",   "reasons", "title",
                                                         "direct", "indirect", "offers"};
  entry.only_keys(known);
  QuestionSet set;
  set.origin = reading.origin;
  set.id = read_id(entry, "question set", reading);
  read_source(entry, "question set", set.serves);
  if (const auto reasons = entry.required("reasons", "the question set"))
    set.reasons = read_values(*reasons, FactKey::interaction_reason, reading.pack);
  TextReader texts("the question set", reading);
  texts.need_both(entry, {"title", title_limit}, set.title);
  texts.need_variants(entry, {"direct", longest_question, 4, 6, must_ask}, set.direct);
  texts.need_variants(entry, {"indirect", longest_question, 3, 5}, set.indirect);
  texts.need_variants(entry, {"offers", longest_question, 3, 4, must_not_ask}, set.offers);
  set.facts = texts.facts();
  reading.pack.questions.push_back(std::move(set));
}

}  // namespace

void read_questions(const YamlValue& root, LayerReading& reading) {
  each_item(root, "questions", most_sets, [&](const YamlValue& entry) { read_set(entry, reading); });
}

}  // namespace rafiq::guidance
