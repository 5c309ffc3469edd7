// SPDX-License-Identifier: Apache-2.0
#include "plugins/declarative/condition.hpp"

#include "plugins/declarative/wrong.hpp"

#include <algorithm>

namespace rafiq_declarative {
namespace {

std::string text_of(const Json& json, std::string_view where) {
  if (json.is_structured() || json.is_null()) wrong(where, "texts, numbers, true or false are compared with");
  return json.is_string() ? json.get<std::string>() : json.dump();
}

}  // namespace

std::vector<Condition::Line> Condition::compile_all(const Json& json, std::string_view where) {
  std::vector<Line> lines;
  for (const auto& [key, wanted] : json.items()) {
    Line line;
    line.value = Expression::compile(key, where);
    if (wanted == "present") {
      line.wanted = Line::Wanted::present;
    } else if (wanted == "absent") {
      line.wanted = Line::Wanted::absent;
    } else if (wanted.is_array()) {
      for (const Json& each : wanted) line.texts.push_back(text_of(each, where));
    } else {
      line.texts.push_back(text_of(wanted, where));
    }
    lines.push_back(std::move(line));
  }
  if (lines.empty()) wrong(where, "a condition needs at least one line");
  return lines;
}

Condition Condition::compile(const Json& json, std::string_view where) {
  Condition condition;
  if (json.is_object()) {
    condition.any_of_.push_back(compile_all(json, where));
    return condition;
  }
  if (!json.is_array()) wrong(where, "a condition is an object, or a list of objects");
  for (const Json& each : json) {
    if (!each.is_object()) wrong(where, "a condition is an object, or a list of objects");
    condition.any_of_.push_back(compile_all(each, where));
  }
  return condition;
}

bool Condition::Line::holds(const Scope& scope) const {
  const Path* path = value.path();
  if (wanted != Wanted::one_of && path != nullptr) {
    const auto found = path->find(scope);
    return (found && is_there(*found)) == (wanted == Wanted::present);
  }
  const auto text = value.text(scope);
  if (wanted != Wanted::one_of) return text.has_value() == (wanted == Wanted::present);
  return std::find(texts.begin(), texts.end(), text.value_or("")) != texts.end();
}

bool Condition::holds(const Scope& scope) const {
  return std::any_of(any_of_.begin(), any_of_.end(), [&](const auto& lines) {
    return std::all_of(lines.begin(), lines.end(), [&](const Line& line) { return line.holds(scope); });
  });
}

}  // namespace rafiq_declarative
