// SPDX-License-Identifier: Apache-2.0
#include "core/context/pattern.hpp"

#include <algorithm>

namespace rafiq::context {

Result<Pattern> Pattern::parse(std::string_view text) {
  const auto wrong = [&](std::string what) {
    return Error{ErrorCode::configuration, "A pattern for records is wrong: " + std::move(what),
                 std::string(text), "This is for the connector's author to correct"};
  };
  Pattern pattern;
  auto rest = text;
  std::string name;
  for (bool first = true;; first = false) {
    const auto start = std::min(rest.find("${"), rest.size());
    const bool last = start == rest.size();
    if (start == 0 && !first && !last) return wrong("two placeholders stand side by side");
    pattern.pieces_.push_back({std::string(rest.substr(0, start)), name});
    if (last) return pattern;
    const auto end = rest.find('}', start);
    if (end == std::string_view::npos || end == start + 2) return wrong("a \"${\" is not complete");
    name = rest.substr(start + 2, end - start - 2);
    rest.remove_prefix(end + 1);
  }
}

bool Pattern::remember(Captures& captures, const std::string& name, std::string_view value) {
  const auto [at, fresh] = captures.emplace(name, value);
  return fresh || at->second == value;
}

std::optional<std::size_t> Pattern::match_start(std::string_view text, Captures& captures,
                                                std::string_view stops) const {
  std::size_t at = 0;
  for (const Piece& piece : pieces_) {
    const auto rest = text.substr(at);
    if (piece.name.empty()) {
      if (!rest.starts_with(piece.literal)) return std::nullopt;
      at += piece.literal.size();
      continue;
    }
    const auto room = std::min(rest.find_first_of(stops), rest.size());
    const auto length = piece.literal.empty() ? room : rest.find(piece.literal, 1);
    if (length == std::string_view::npos || length == 0 || length > room) return std::nullopt;
    if (!remember(captures, piece.name, rest.substr(0, length))) return std::nullopt;
    at += length + piece.literal.size();
  }
  return at;
}

bool Pattern::match(std::string_view text, Captures& captures, std::string_view stops) const {
  // The last literal is looked for at the end, so that what stands before may hold the same characters.
  const Piece& last = pieces_.back();
  if (!last.name.empty() && !last.literal.empty()) {
    if (!text.ends_with(last.literal)) return false;
    Pattern start = *this;
    start.pieces_.back().literal.clear();
    const auto without = text.substr(0, text.size() - last.literal.size());
    return start.match_start(without, captures, stops) == without.size();
  }
  return match_start(text, captures, stops) == text.size();
}

bool Pattern::has(std::string_view name) const {
  return std::any_of(pieces_.begin(), pieces_.end(), [&](const Piece& piece) { return piece.name == name; });
}

}  // namespace rafiq::context
