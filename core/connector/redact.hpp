// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rafiq::connector {

// What a connector wrote, made fit for a log or a message: one line of at most `most` bytes, in which mail
// addresses, long numbers and what looks like a token are only named. A net below the rule that connectors
// write no such thing.
std::string redact(std::string_view text, std::size_t most);

}  // namespace rafiq::connector
