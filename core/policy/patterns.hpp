// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace rafiq::policy {

// "rt", or with stars for any letters: "acme-*".
bool is_connector_pattern(std::string_view pattern);
bool matches_connector(std::string_view pattern, std::string_view id);

// "crm.example.com" (the usual ports, 80 and 443), "crm.example.com:8443", "crm.example.com:*" (any port),
// "*.example.com" (every host below it, not itself), "[::1]:8080", or "loopback": this machine, any port.
bool is_host_pattern(std::string_view pattern);
// `host` in lower case, an IPv6 address in brackets; `loopback`: whether it is this machine.
bool matches_host(std::string_view pattern, std::string_view host, int port, bool loopback);

}  // namespace rafiq::policy
