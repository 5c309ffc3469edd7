// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rafiq_rt {

// The first line of a message that says something: not quoted, not the line that introduces a quotation.
// Cut after 160 characters; "" if there is none.
std::string first_line(std::string_view message);

// The value of a header in a block of headers; "" if there is none. Name in any case.
std::string header_value(std::string_view headers, std::string_view name);

}  // namespace rafiq_rt
