// SPDX-License-Identifier: Apache-2.0
#include "core/util/yaml_value.hpp"

#include "core/util/nearest.hpp"

#include <algorithm>
#include <charconv>
#include <set>

namespace rafiq {
namespace {

int line_of(const YAML::Node& node) {
  const YAML::Mark mark = node.Mark();
  return mark.is_null() ? 0 : mark.line + 1;
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t enough = 60;
  std::string result("\"");
  std::size_t end = std::min(text.size(), enough);
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  result += text.substr(0, end);
  result += end < text.size() ? "…\"" : "\"";
  return result;
}

}  // namespace

YamlValue::YamlValue(YAML::Node node, const std::filesystem::path& file, Problems& problems, int line_of_key)
    : node_(std::move(node)),
      file_(&file),
      problems_(&problems),
      line_(line_of_key > 0 ? line_of_key : line_of(node_)) {}

YamlValue YamlValue::below(const YAML::Node& node, int line_of_key) const {
  return {node, *file_, *problems_, line_of_key};
}

void YamlValue::problem(std::string what, std::string remedy) const {
  problems_->add(*file_, line_, std::move(what), std::move(remedy));
}

void YamlValue::warning(std::string what, std::string remedy) const {
  problems_->warn(*file_, line_, std::move(what), std::move(remedy));
}

bool YamlValue::is_map(std::string_view what) const {
  if (node_.IsMap()) return true;
  problem(std::string(what) + " is not a mapping", "Write it as keys and values: {key: value}.");
  return false;
}

bool YamlValue::is_list(std::string_view what) const {
  if (node_.IsSequence()) return true;
  problem(std::string(what) + " is not a list", "Write it as a list: [one, other].");
  return false;
}

std::optional<std::string> YamlValue::text(std::string_view what) const {
  if (!node_.IsScalar()) {
    problem(std::string(what) + " is not a text", "Write it in quotes.");
    return std::nullopt;
  }
  std::string text = node_.Scalar();
  const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
  while (!text.empty() && is_space(text.back())) text.pop_back();
  text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), is_space));
  if (!text.empty()) return text;
  problem(std::string(what) + " is empty", "Write its text, or take the key away if it may be left out.");
  return std::nullopt;
}

std::optional<bool> YamlValue::yes_or_no(std::string_view what) const {
  if (node_.IsScalar() && node_.Scalar() == "true") return true;
  if (node_.IsScalar() && node_.Scalar() == "false") return false;
  problem(std::string(what) + " is neither true nor false", "Write true or false.");
  return std::nullopt;
}

std::optional<int> YamlValue::number(std::string_view what) const {
  if (node_.IsScalar()) {
    const std::string& text = node_.Scalar();
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && end == text.data() + text.size() && !text.empty()) return value;
  }
  problem(std::string(what) + " is not a whole number", "Write a number such as 3.");
  return std::nullopt;
}

std::vector<std::pair<std::string, YamlValue>> YamlValue::members() const {
  std::vector<std::pair<std::string, YamlValue>> result;
  for (const auto& entry : node_)
    if (entry.first.IsScalar())
      result.emplace_back(entry.first.Scalar(), below(entry.second, line_of(entry.first)));
  return result;
}

std::optional<YamlValue> YamlValue::member(std::string_view key) const {
  for (const auto& entry : node_)
    if (entry.first.IsScalar() && entry.first.Scalar() == key)
      return below(entry.second, line_of(entry.first));
  return std::nullopt;
}

std::optional<YamlValue> YamlValue::required(std::string_view key, std::string_view of) const {
  if (auto found = member(key)) return found;
  problem(std::string(of) + " has no " + in_quotes(key), "Add the key " + in_quotes(key) + ".");
  return std::nullopt;
}

void YamlValue::only_keys(std::span<const std::string_view> known) const {
  std::set<std::string> seen;
  for (const auto& entry : node_) {
    const YamlValue key = below(entry.first);
    if (!entry.first.IsScalar()) {
      key.problem("a key is not plain text", "Write the key as a word.");
      continue;
    }
    const std::string& word = entry.first.Scalar();
    if (!seen.insert(word).second)
      key.problem("the key " + in_quotes(word) + " is there twice", "Keep one of them.");
    if (!known.empty() && std::find(known.begin(), known.end(), word) == known.end())
      key.problem("the key " + in_quotes(word) + " is not known here",
                  suggestion(word, known, "Take it away; sdk/schema/pack.schema.json lists the keys."));
  }
}

std::vector<YamlValue> YamlValue::items() const {
  std::vector<YamlValue> result;
  for (const auto& entry : node_) result.push_back(below(entry));
  return result;
}

std::vector<YamlValue> YamlValue::one_or_many() const {
  return node_.IsSequence() ? items() : std::vector{*this};
}

}  // namespace rafiq
