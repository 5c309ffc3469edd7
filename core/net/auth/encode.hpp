// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/secret.hpp"

#include <string_view>

namespace rafiq::net {

// Each keeps what it writes in wiped memory: the text may be a password.
Secret base64(std::string_view bytes);
Secret base64url(std::string_view bytes);  // without padding
Secret hex(std::string_view bytes);
Secret percent_encoded(std::string_view text);  // everything but letters, digits and "-._~"
Secret json_escaped(std::string_view text);     // for the inside of a JSON string

}  // namespace rafiq::net
