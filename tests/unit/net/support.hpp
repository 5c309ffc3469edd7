// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/session.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/http_server.hpp"

#include <memory>
#include <string>

namespace rafiq::net::test {

using rafiq::test::HttpServer;
using rafiq::test::Received;
using rafiq::test::Reply;
using namespace std::chrono_literals;

// Options for an account at that address, which answers any secret slot with "the-SLOT".
inline SessionOptions options_for(const std::string& base_url) {
  SessionOptions options;
  options.account = "test";
  options.base_url = base_url;
  options.budget = {10'000, 10'000, 16};
  options.secrets = [](std::string_view slot) -> Result<Secret> {
    return Secret("the-" + std::string(slot));
  };
  return options;
}

inline std::unique_ptr<Session> open(SessionOptions options) {
  auto session = Session::create(std::move(options));
  INFO((session ? std::string() : session.error().message()));
  REQUIRE(session);
  return std::move(session).value();
}

inline Request get(std::string url) {
  Request request;
  request.url = std::move(url);
  return request;
}

inline Request post(std::string url, std::string body = "x") {
  Request request = get(std::move(url));
  request.method = "POST";
  request.body = std::move(body);
  return request;
}

inline Response ok(Outcome<Response> outcome) {
  INFO((outcome ? std::string() : outcome.error().code + ": " + outcome.error().message));
  REQUIRE(outcome);
  return std::move(outcome).value();
}

inline Failure failure(Outcome<Response> outcome) {
  INFO((outcome ? "HTTP " + std::to_string(outcome.value().status) : std::string()));
  REQUIRE_FALSE(outcome);
  return std::move(outcome).error();
}

}  // namespace rafiq::net::test
