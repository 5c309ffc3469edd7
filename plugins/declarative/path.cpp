// SPDX-License-Identifier: Apache-2.0
#include "plugins/declarative/path.hpp"

#include "plugins/declarative/wrong.hpp"

#include <algorithm>
#include <charconv>

namespace rafiq_declarative {
namespace {

bool is_number(std::string_view text) {
  return !text.empty() && text.size() < 7 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The next step of "a.[b.c].d", and whether it stood in brackets.
std::string_view next_step(std::string_view& rest, bool& bracketed, std::string_view whole,
                           std::string_view where) {
  bracketed = rest.starts_with('[');
  const std::size_t end = bracketed ? rest.find(']') : std::min(rest.find('.'), rest.size());
  if (end == std::string_view::npos || (bracketed && end + 1 < rest.size() && rest[end + 1] != '.'))
    wrong(where,
          "the path \"" + std::string(whole) + "\" has a bracket that does not end, or no dot after it");
  const auto step = bracketed ? rest.substr(1, end - 1) : rest.substr(0, end);
  if (step.empty()) wrong(where, "the path \"" + std::string(whole) + "\" has an empty step");
  rest.remove_prefix(std::min(rest.size(), end + (bracketed ? 2 : 1)));
  return step;
}

}  // namespace

Path Path::parse(std::string_view text, std::string_view where) {
  Path path;
  if (text == ".") return path;
  if (text.empty() || text.ends_with('.'))
    wrong(where, "the path \"" + std::string(text) + "\" is empty or ends with a dot");
  std::string_view rest = text;
  for (bool first = true; !rest.empty(); first = false) {
    bool bracketed = false;
    const auto step = next_step(rest, bracketed, text, where);
    if (first && !bracketed && !rest.empty() && (step == "setting" || step == "child" || step == "last")) {
      path.root_ = step == "setting" ? Root::setting : step == "child" ? Root::child : Root::last;
      if (path.root_ == Root::setting) {  // keys of settings have dots: "field.education"
        path.steps_.push_back({std::string(rest), 0, false});
        return path;
      }
      continue;
    }
    Step next{std::string(step), 0, !bracketed && is_number(step)};
    if (next.is_index) std::from_chars(step.data(), step.data() + step.size(), next.index);
    path.steps_.push_back(std::move(next));
  }
  return path;
}

std::optional<Element> Path::find(const Scope& scope) const {
  auto found = found_in(scope);
  if (found && scope.false_is_nothing && is_false(*found)) return std::nullopt;
  return found;
}

std::optional<Element> Path::found_in(const Scope& scope) const {
  if (root_ == Root::record) return follow(scope.record, steps_);
  const auto& root = root_ == Root::setting ? scope.settings : scope.last;
  if (root_ == Root::child || !root) return std::nullopt;
  return follow(*root, steps_);
}

std::span<const Element> Path::children(const Scope& scope) const {
  if (root_ != Root::child || scope.children == nullptr) return {};
  const auto table = scope.children->find(steps_.front().key);
  if (table == scope.children->end()) return {};
  const auto rows = table->second.find(std::string(scope.id));
  if (rows == table->second.end()) return {};
  return rows->second;
}

std::optional<Element> Path::follow(Element at, std::span<const Step> steps) {
  for (const Step& step : steps) {
    Element next;
    if (at.is_array()) {
      if (!step.is_index || at.get_array().value_unsafe().at(step.index).get(next) != simdjson::SUCCESS)
        return std::nullopt;
    } else if (!at.is_object() ||
               at.get_object().value_unsafe().at_key(step.key).get(next) != simdjson::SUCCESS) {
      return std::nullopt;
    }
    at = next;
  }
  return at;
}

}  // namespace rafiq_declarative
