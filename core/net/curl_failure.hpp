// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/transport.hpp"

#include <curl/curl.h>

#include <string_view>

namespace rafiq::net {

struct FailedTransfer {
  CURL* easy;
  CURLcode code;
  std::string_view detail;  // libcurl's own words; only those about certificates are passed on
  const Url& url;
  const Limits& limits;
  bool too_large;
  bool governed_proxy;  // it had to go through the proxy of the session's options
  bool governed_ca;     // the CA file of the options is trusted, and not the system's
};

// What libcurl's code means to the people who must do something about it.
Trouble explain(const FailedTransfer& transfer);

}  // namespace rafiq::net
