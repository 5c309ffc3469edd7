// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/json.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace rafiq {

// As parse_json and dump_json, for whoever reads and writes millions: simdjson reads what is usual, and texts
// that need no escaping are copied. Apart from json.hpp, so that small programs need no simdjson.

// Nothing when the text is long, deep, odd or no JSON at all: parse_json tells.
std::optional<Json> parse_json_fast(std::string_view text);
std::string dump_json_fast(const Json& value);
// A text in quotes, as dump_json writes it.
void append_json(std::string& out, std::string_view text);

}  // namespace rafiq
