// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rafiq::file {

// What people write in cells, read. Nothing fails: what cannot be read is nothing.

std::optional<bool> yes_or_no(std::string_view text);
std::optional<int> whole_number(std::string_view text, int least, int most);
// BCP 47 for "ar", "Arabic" or the Arabic word for it.
std::optional<std::string> language_code(std::string_view text);
// One of "phone" "branch" "chat" "mail" "web".
std::optional<std::string_view> channel_name(std::string_view text);
// "open" "closed" "rejected", and "complaint" "request" "suggestion" "purchase"; other words as they are.
std::string case_status(std::string_view text);
std::string case_kind(std::string_view text);
// One of "open" "kept" "broken".
std::optional<std::string_view> promise_state(std::string_view text);
// "touchpoint" or "commitment".
std::optional<std::string_view> entry_kind(std::string_view text);
// The digits of a phone number.
std::string phone_digits(std::string_view text);
// Whether two numbers can be the same phone, one written with its country and the other without.
bool same_phone(std::string_view digits, std::string_view other_digits);
// A long number that a spreadsheet rounded: 9.66501E+11. Its digits are lost.
bool is_rounded(std::string_view text);
// ="0123" and '0123, as spreadsheets protect numbers.
std::string_view unprotected(std::string_view text);

}  // namespace rafiq::file
