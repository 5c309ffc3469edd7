// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/declarative/element.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rafiq_declarative {

// The ways in which CRMs write a moment. `iso` reads every text of that kind (a date alone, a space for the
// T, fractions, any offset or none, which means UTC); `http` is how the headers of HTTP have it.
enum class TimeKind { iso, iso_ms, sql, date, epoch, epoch_ms, object, http };

// "iso", "iso_ms", ...; nothing for another word.
std::optional<TimeKind> time_kind_from(std::string_view word);

// Milliseconds since 1970-01-01 UTC; nothing when the value is none of that kind.
std::optional<std::int64_t> read_time(Element value, TimeKind kind);
std::optional<std::int64_t> read_iso(std::string_view text);
// "Sun, 22 Nov 2026 19:30:22 GMT", as in the header Date.
std::optional<std::int64_t> read_http_date(std::string_view text);

// As that kind of CRM reads it. Only `object` is no plain text, but JSON.
std::string write_time(std::int64_t milliseconds, TimeKind kind);

}  // namespace rafiq_declarative
