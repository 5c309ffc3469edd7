// SPDX-License-Identifier: Apache-2.0
#include "core/util/yaml_value.hpp"

#include "core/util/nearest.hpp"

#include <algorithm>
#include <charconv>
#include <set>

namespace rafiq {
namespace {

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

YamlValue::YamlValue(const YamlDocument& document, const std::filesystem::path& file, Problems& problems)
    : document_(&document), node_(&document.root()), file_(&file), problems_(&problems), line_(node_->line) {}

YamlValue::YamlValue(const YamlValue& above, const YamlNode& node, int line)
    : document_(above.document_), node_(&node), file_(above.file_), problems_(above.problems_), line_(line) {}

std::vector<std::pair<const YamlNode*, const YamlNode*>> YamlValue::pairs() const {
  std::vector<std::pair<const YamlNode*, const YamlNode*>> result;
  if (!looks_like_map()) return result;
  for (std::size_t i = 0; i + 1 < node_->children.size(); i += 2)
    result.emplace_back(&document_->node(node_->children[i]), &document_->node(node_->children[i + 1]));
  return result;
}

void YamlValue::problem(std::string what, std::string remedy) const {
  problems_->add(*file_, line_, std::move(what), std::move(remedy));
}

void YamlValue::warning(std::string what, std::string remedy) const {
  problems_->warn(*file_, line_, std::move(what), std::move(remedy));
}

bool YamlValue::is_map(std::string_view what) const {
  if (looks_like_map()) return true;
  problem(std::string(what) + " is not a mapping", "Write it as keys and values: {key: value}.");
  return false;
}

bool YamlValue::is_list(std::string_view what) const {
  if (looks_like_list()) return true;
  problem(std::string(what) + " is not a list", "Write it as a list: [one, other].");
  return false;
}

std::optional<std::string> YamlValue::text(std::string_view what) const {
  if (!is_scalar()) {
    problem(std::string(what) + " is not a text", "Write it in quotes.");
    return std::nullopt;
  }
  std::string text = node_->text;
  const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
  while (!text.empty() && is_space(text.back())) text.pop_back();
  text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), is_space));
  if (!text.empty()) return text;
  problem(std::string(what) + " is empty", "Write its text, or take the key away if it may be left out.");
  return std::nullopt;
}

std::optional<bool> YamlValue::yes_or_no(std::string_view what) const {
  if (is_scalar() && node_->text == "true") return true;
  if (is_scalar() && node_->text == "false") return false;
  problem(std::string(what) + " is neither true nor false", "Write true or false.");
  return std::nullopt;
}

std::optional<int> YamlValue::number(std::string_view what) const {
  if (is_scalar()) {
    const std::string& text = node_->text;
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && end == text.data() + text.size() && !text.empty()) return value;
  }
  problem(std::string(what) + " is not a whole number", "Write a number such as 3.");
  return std::nullopt;
}

std::vector<std::pair<std::string, YamlValue>> YamlValue::members() const {
  std::vector<std::pair<std::string, YamlValue>> result;
  for (const auto& [key, value] : pairs())
    if (key->kind == YamlNode::Kind::scalar)
      result.emplace_back(key->text, YamlValue(*this, *value, key->line));
  return result;
}

std::optional<YamlValue> YamlValue::member(std::string_view key) const {
  for (const auto& [name, value] : pairs())
    if (name->kind == YamlNode::Kind::scalar && name->text == key)
      return YamlValue(*this, *value, name->line);
  return std::nullopt;
}

std::optional<YamlValue> YamlValue::required(std::string_view key, std::string_view of) const {
  if (auto found = member(key)) return found;
  problem(std::string(of) + " has no " + in_quotes(key), "Add the key " + in_quotes(key) + ".");
  return std::nullopt;
}

void YamlValue::only_keys(std::span<const std::string_view> known) const {
  std::set<std::string> seen;
  for (const auto& [name, value] : pairs()) {
    const YamlValue key(*this, *name, name->line);
    if (!key.is_scalar()) {
      key.problem("a key is not plain text", "Write the key as a word.");
      continue;
    }
    const std::string& word = name->text;
    if (!seen.insert(word).second)
      key.problem("the key " + in_quotes(word) + " is there twice", "Keep one of them.");
    if (!known.empty() && std::find(known.begin(), known.end(), word) == known.end())
      key.problem("the key " + in_quotes(word) + " is not known here",
                  suggestion(word, known, "Take it away; sdk/schema/pack.schema.json lists the keys."));
  }
}

std::vector<YamlValue> YamlValue::items() const {
  std::vector<YamlValue> result;
  if (looks_like_list())
    for (const std::uint32_t index : node_->children) {
      const YamlNode& node = document_->node(index);
      result.push_back(YamlValue(*this, node, node.line));
    }
  return result;
}

std::vector<YamlValue> YamlValue::one_or_many() const {
  return looks_like_list() ? items() : std::vector{*this};
}

}  // namespace rafiq
