// SPDX-License-Identifier: Apache-2.0
#include "plugins/rt/rest.hpp"

#include <rafiq/failure.hpp>

namespace rafiq_rt {
namespace {

using rafiq::Failure;
using rafiq::Reason;

rafiq::HttpRequest with_token(std::string_view method, std::string_view path, const std::string& query) {
  rafiq::HttpRequest request;
  request.method = method;
  request.url = "/REST/2.0" + std::string(path) + (query.empty() ? "" : "?" + query);
  request.headers = {{"Accept", "application/json"}};
  request.auth_slot = "token";
  return request;
}

// What RT says in its own words may quote what was searched for: it is not passed on.
[[noreturn]] void refuse(int status, const std::string& what) {
  switch (status) {
    case 401:
      throw Failure(Reason::auth, "token-refused",
                    "Request Tracker refused the token. Make a new one for Rafiq's user ("
                    "Admin > Users > Auth Tokens) and set the secret `token`");
    case 403:
      throw Failure(Reason::permission, "right-missing",
                    "Request Tracker does not let Rafiq's user see " + what +
                        ". Grant the rights that the connector's README lists");
    case 404:
      throw Failure(Reason::not_found, "not-found",
                    "Request Tracker has no " + what +
                        ". If this happens for everything, `url` does not lead to an RT 5 with REST 2.0");
    case 429:
      throw Failure(Reason::rate_limited, "rate-limited", "Request Tracker asks to come back later");
    default:
      break;
  }
  if (status >= 500)
    throw Failure(Reason::transient, "server-error",
                  "Request Tracker failed (HTTP " + std::to_string(status) + ") when asked for " + what +
                      ". Its own log says why");
  throw Failure(Reason::protocol, "unexpected-status",
                "Request Tracker answered HTTP " + std::to_string(status) + " when asked for " + what);
}

// RT says 400 for a right that is missing, too.
[[noreturn]] void refuse_to_make(const rafiq::HttpResponse& response, std::string_view what) {
  if (response.body.find("Permission Denied") != std::string::npos ||
      response.body.find("No permission") != std::string::npos)
    refuse(403, std::string(what));
  throw Failure(Reason::rejected, "refused", "Request Tracker did not accept " + std::string(what));
}

}  // namespace

Reply Rest::get(std::string_view what, std::string_view path, const std::string& query) const {
  return understood(what, send_(with_token("GET", path, query)));
}

std::optional<Reply> Rest::get_if_any(std::string_view what, std::string_view path) const {
  const rafiq::HttpResponse response = send_(with_token("GET", path, {}));
  if (response.status == 404) return std::nullopt;
  return understood(what, response);
}

Reply Rest::search(std::string_view what, std::string_view path, const std::string& query,
                   const Json& conditions) const {
  rafiq::HttpRequest post = with_token("POST", path, query);
  post.headers.push_back({"Content-Type", "application/json"});
  post.body = conditions.dump();
  post.idempotent = true;
  return understood(what, send_(post));
}

Reply Rest::put(std::string_view what, std::string_view path, const Json& body,
                const std::string& version) const {
  rafiq::HttpRequest request = with_token("PUT", path, {});
  request.headers.push_back({"Content-Type", "application/json"});
  if (!version.empty()) request.headers.push_back({"If-Match", version});
  request.body = body.dump();
  const rafiq::HttpResponse response = send_(request);
  if (response.status == 412)
    throw Failure(Reason::conflict, "changed", std::string(what) + " changed in Request Tracker meanwhile");
  return understood(what, response);
}

std::string Rest::post(std::string_view what, std::string_view path, const Json& body) const {
  rafiq::HttpRequest request = with_token("POST", path, {});
  request.headers.push_back({"Content-Type", "application/json"});
  request.body = body.dump();
  const rafiq::HttpResponse response = send_(request);
  if (response.status == 400 || response.status == 422) refuse_to_make(response, what);
  if (!response.ok()) refuse(response.status, std::string(what));
  const std::string_view place = response.header("location");
  const std::size_t slash = place.find_last_of('/');
  if (slash == std::string_view::npos || slash + 1 == place.size())
    throw Failure(Reason::protocol, "no-location",
                  "Request Tracker does not say what it made of " + std::string(what));
  return std::string(place.substr(slash + 1));
}

Reply Rest::understood(std::string_view what, const rafiq::HttpResponse& response) const {
  if (!response.ok()) refuse(response.status, std::string(what));
  Json json = Json::parse(response.body, nullptr, /*allow_exceptions=*/false);
  if (json.is_discarded())
    throw Failure(Reason::protocol, "not-json",
                  "What answers at `url` is not Request Tracker's REST 2.0: asked for " + std::string(what) +
                      ", it sent no JSON. Set `url` to the address agents open RT at, without /REST");
  return {std::move(json), std::string(what), std::string(response.header("etag"))};
}

}  // namespace rafiq_rt
