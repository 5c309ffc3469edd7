// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/mapping.hpp"

#include "plugins/file/names.hpp"
#include "plugins/file/text.hpp"

#include <rafiq/failure.hpp>

#include <algorithm>

namespace rafiq::file {
namespace {

[[noreturn]] void wrong(const std::string& what) {
  throw Failure(
      Reason::config, "mapping",
      "The account's setting \"mapping\" is wrong: " + what +
          ". Write it like: id=Customer No, name=Full name, phones=Mobile|Phone, interest=Hobbies(;)");
}

// Cuts at `separator` outside double quotes and parentheses.
std::vector<std::string_view> cut(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  bool quoted = false;
  bool inside = false;
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (quoted) continue;
    if (text[i] == '(') inside = true;
    if (text[i] == ')') inside = false;
    if (text[i] == separator && !inside) {
      parts.push_back(trimmed(text.substr(start, i - start)));
      start = i + 1;
    }
  }
  if (quoted) wrong("a double quote is not closed");
  if (inside) wrong("a parenthesis is not closed");
  parts.push_back(trimmed(text.substr(start)));
  return parts;
}

std::string without_quotes(std::string_view name) {
  if (name.size() >= 2 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
  return std::string(trimmed(name));
}

// "(;)" behind a name is a separator; "(home)" belongs to the name.
bool is_separator(std::string_view inside) {
  const auto is_word = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= '0' && (byte <= '9' || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z'));
  };
  return inside.size() <= 3 && std::none_of(inside.begin(), inside.end(), is_word);
}

// How a header is compared with the mapping's words: as the administrator reads it.
std::string key(std::string_view name) {
  return ascii_lower(trimmed(name));
}

}  // namespace

Mapping Mapping::parse(std::string_view text, Part part) {
  Mapping mapping(part);
  for (const auto entry : cut(text, ','))
    if (!entry.empty()) mapping.add_entry(entry);
  return mapping;
}

void Mapping::add_entry(std::string_view entry) {
  const auto equals = entry.find('=');
  if (equals == std::string_view::npos) wrong("an entry has no \"=\"");
  const auto word = trimmed(entry.substr(0, equals));
  const auto target = target_from(word);
  if (!target) wrong("\"" + std::string(shortened(word, 40)) + "\" is nothing that a column can be");
  if (!belongs_to(*target, part_))
    wrong("\"" + std::string(word) + "\" is " +
          (part_ == Part::customers ? "of the journey, not of a customer"
                                    : "of a customer, not of the journey"));
  decided_[static_cast<std::size_t>(*target)] = true;
  for (const auto column : cut(entry.substr(equals + 1), '|'))
    if (!column.empty()) add_column(*target, column);
}

void Mapping::add_column(Target target, std::string_view text) {
  Use use{target, named_.size(), false, {}};
  const auto open = text.rfind('(');
  if (open != std::string_view::npos && text.back() == ')') {
    const auto inside = text.substr(open + 1, text.size() - open - 2);
    if (is_separator(inside)) {
      use.has_separator = true;
      use.separator = inside;
      text = trimmed(text.substr(0, open));
    }
  }
  const auto name = without_quotes(text);
  if (name.empty()) wrong("a column has no name");
  columns_[key(name)] = use;
  named_.push_back(name);
}

Use Mapping::use(std::string_view column) const {
  if (const auto found = columns_.find(key(column)); found != columns_.end()) return found->second;
  const auto [usual, rank] = usual_use(column, part_);
  return {decided_[static_cast<std::size_t>(usual)] ? Target::none : usual, rank, false, {}};
}

}  // namespace rafiq::file
