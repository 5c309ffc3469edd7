// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/failure.hpp"
#include "core/util/result.hpp"
#include "core/util/secret.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::net {

// The value behind "${space.name}". A value that does not exist is a failure that names it.
using Lookup = std::function<Outcome<Secret>(std::string_view space, std::string_view name)>;

// How inserted values are written, so that they cannot break out of where they stand.
enum class Escape { none, form, json };

// Text with "${space.name}" for values and "${base64:...}" around text, which may hold values itself.
class Template {
 public:
  // Error: configuration, for a "${" that is not closed or names nothing.
  static Result<Template> parse(std::string_view text);

  // Failures are those of the lookup.
  [[nodiscard]] Outcome<Secret> expand(const Lookup& lookup, Escape escape = Escape::none) const;
  // Whether a value of that space occurs anywhere in it.
  [[nodiscard]] bool uses(std::string_view space) const;

 private:
  struct Piece {
    std::string text;            // as it stands, or the name
    std::string space;           // not empty: a value
    std::vector<Piece> encoded;  // not empty: base64 of these
  };
  static Result<std::vector<Piece>> read(std::string_view& rest, bool nested);
  static Result<Piece> read_value(std::string_view& rest);
  static Outcome<Secret> write(const std::vector<Piece>& pieces, const Lookup& lookup, Escape escape);
  static bool any_uses(const std::vector<Piece>& pieces, std::string_view space);

  std::vector<Piece> pieces_;
};

}  // namespace rafiq::net
