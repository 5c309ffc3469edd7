// SPDX-License-Identifier: Apache-2.0
#include "core/net/redirect.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace rafiq::net {
namespace {

void keep_headers(Outgoing& request, bool body, bool sign_in) {
  std::erase_if(request.headers, [&](const Header& header) {
    const auto is = [&](const char* name) { return curl_strequal(header.name.c_str(), name) != 0; };
    return (!body && is("content-type")) || (!sign_in && (is("authorization") || is("cookie")));
  });
}

}  // namespace

bool is_redirect(const Response& response) {
  static constexpr std::array<int, 5> statuses{301, 302, 303, 307, 308};
  return std::find(statuses.begin(), statuses.end(), response.status) != statuses.end() &&
         response.header("location").has_value();
}

Outcome<Outgoing> redirected(Outgoing request, const Response& response) {
  const auto target = request.url.resolve(response.header("location").value_or(""));
  if (!target)
    return Failure{
        FailureStatus::protocol,
        "redirect",
        request.url.origin() + " redirects to an address that cannot be used. Check the account's address",
        {}};
  const bool stays = target->origin() == request.url.origin();
  const bool reads = request.method == "GET" || request.method == "HEAD";
  const bool may_change_method = response.status == 301 || response.status == 302;
  if (may_change_method && !reads && !stays)
    return Failure{FailureStatus::config,
                   "moved",
                   fmt::format("{} has moved to {}. Set that as the account's address", request.url.origin(),
                               target->origin()),
                   {}};
  const bool to_get = !reads && (response.status == 303 || (may_change_method && request.method == "POST"));
  if (to_get) {
    request.method = "GET";
    request.body = {};
    request.repeatable = true;
  }
  keep_headers(request, !to_get, stays);
  request.credential = {};
  request.url = *target;
  return request;
}

}  // namespace rafiq::net
