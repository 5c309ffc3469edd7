// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/transport.hpp"

namespace rafiq::net {

[[nodiscard]] bool is_redirect(const Response& response);

// The request that the answer asks for instead. As browsers do, 303 becomes a GET, and so does a POST that
// got 301 or 302; but when such an answer points away from the host, the account's address is wrong, and
// losing the body in silence would hide it: config. Headers that carry sign-in stay with their host.
Outcome<Outgoing> redirected(Outgoing request, const Response& response);

}  // namespace rafiq::net
