// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace rafiq {

using Json = nlohmann::json;

// `where` names the source in the error: a file, an account. Error: bad_data, with line and column.
Result<Json> parse_json(std::string_view text, std::string_view where);
// Compact; bytes that are not UTF-8 become U+FFFD instead of throwing.
std::string dump_json(const Json& value);

// Members of an object, without exceptions: nothing when absent, null or of another type.
std::optional<std::string> string_member(const Json& object, std::string_view key);
std::optional<std::int64_t> integer_member(const Json& object, std::string_view key);
bool bool_member(const Json& object, std::string_view key, bool otherwise = false);

}  // namespace rafiq
