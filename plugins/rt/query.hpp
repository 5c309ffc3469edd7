// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace rafiq_rt {

// "per_page=100&query=id%3E5", percent-encoded.
std::string query(std::initializer_list<std::pair<std::string_view, std::string_view>> parameters);

// A value in TicketSQL, quoted: it cannot end the quotes.
std::string sql_text(std::string_view value);

// "(id=1 OR id=2)". Never empty input.
std::string any_of(std::string_view field, std::span<const std::int64_t> numbers);

}  // namespace rafiq_rt
