// SPDX-License-Identifier: Apache-2.0
#include "core/net/auth/template.hpp"

#include "core/net/auth/encode.hpp"

#include <algorithm>

namespace rafiq::net {
namespace {

constexpr std::string_view base64_mark = "base64:";

Error malformed(std::string_view near) {
  return Error{ErrorCode::configuration, "A \"${\" in the connector's description is not complete",
               std::string(near.substr(0, 40)), "Write ${setting.NAME}, ${secret.NAME} or ${base64:...}"};
}

Secret escaped(const Secret& value, Escape escape) {
  switch (escape) {
    case Escape::form:
      return percent_encoded(value.reveal());
    case Escape::json:
      return json_escaped(value.reveal());
    case Escape::none:
      break;
  }
  return value.copy();
}

}  // namespace

Result<Template> Template::parse(std::string_view text) {
  Template result;
  RAFIQ_TRY(result.pieces_, read(text, false));
  return result;
}

// Reads up to the end or, inside of "${base64:", up to the brace that closes it.
Result<std::vector<Template::Piece>> Template::read(std::string_view& rest, bool nested) {
  std::vector<Piece> pieces;
  while (!rest.empty()) {
    if (nested && rest.front() == '}') {
      rest.remove_prefix(1);
      return pieces;
    }
    if (rest.starts_with("${")) {
      RAFIQ_TRY(auto value, read_value(rest));
      pieces.push_back(std::move(value));
      continue;
    }
    auto stop = std::min(rest.find("${"), rest.size());
    if (nested) stop = std::min(stop, rest.find('}'));
    pieces.push_back({std::string(rest.substr(0, stop)), {}, {}});
    rest.remove_prefix(stop);
  }
  if (nested) return malformed(base64_mark);
  return pieces;
}

Result<Template::Piece> Template::read_value(std::string_view& rest) {
  const auto near = rest;
  rest.remove_prefix(2);
  if (rest.starts_with(base64_mark)) {
    rest.remove_prefix(base64_mark.size());
    RAFIQ_TRY(auto inner, read(rest, true));
    if (inner.empty()) return malformed(near);
    return Piece{{}, {}, std::move(inner)};
  }
  const auto end = rest.find('}');
  if (end == std::string_view::npos) return malformed(near);
  const auto inside = rest.substr(0, end);
  const auto dot = inside.find('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == inside.size()) return malformed(near);
  rest.remove_prefix(end + 1);
  return Piece{std::string(inside.substr(dot + 1)), std::string(inside.substr(0, dot)), {}};
}

Outcome<Secret> Template::write(const std::vector<Piece>& pieces, const Lookup& lookup, Escape escape) {
  Secret text;
  for (const Piece& piece : pieces) {
    if (!piece.encoded.empty()) {
      RAFIQ_TRY(const Secret inner, write(piece.encoded, lookup, Escape::none));
      text.append(escaped(base64(inner.reveal()), escape).reveal());
    } else if (!piece.space.empty()) {
      RAFIQ_TRY(const Secret value, lookup(piece.space, piece.text));
      text.append(escaped(value, escape).reveal());
    } else {
      // The text of a JSON template is JSON already; that of a form's value is not yet a form.
      text.append(escape == Escape::form ? percent_encoded(piece.text).reveal() : piece.text);
    }
  }
  return text;
}

Outcome<Secret> Template::expand(const Lookup& lookup, Escape escape) const {
  return write(pieces_, lookup, escape);
}

bool Template::any_uses(const std::vector<Piece>& pieces, std::string_view space) {
  return std::any_of(pieces.begin(), pieces.end(), [&](const Piece& piece) {
    return piece.space == space || any_uses(piece.encoded, space);
  });
}

bool Template::uses(std::string_view space) const {
  return any_uses(pieces_, space);
}

}  // namespace rafiq::net
