// SPDX-License-Identifier: Apache-2.0
#include "plugins/rt/rest.hpp"
#include "tests/support/catch.hpp"

#include <rafiq/failure.hpp>

using namespace rafiq_rt;

namespace {

rafiq::Failure failure_of(int status, const std::string& body) {
  const Rest rest([&](const rafiq::HttpRequest& request) {
    CHECK(request.auth_slot == "token");
    return rafiq::HttpResponse{status, {}, body};
  });
  try {
    (void)rest.get("users", "/users");
  } catch (const rafiq::Failure& failure) {
    return failure;
  }
  return {rafiq::Reason::bug, "none", "nothing was thrown"};
}

}  // namespace

TEST_CASE("what RT refuses becomes a reason and a remedy, never RT's own words") {
  const auto check = [](int status, rafiq::Reason reason, const std::string& says) {
    const rafiq::Failure failure = failure_of(status, R"({"message":"no such mail secret@example.com"})");
    CHECK(failure.reason() == reason);
    CHECK_THAT(std::string(failure.message()), Catch::Contains(says) && !Catch::Contains("secret@"));
  };
  check(401, rafiq::Reason::auth, "Auth Tokens");
  check(403, rafiq::Reason::permission, "Grant the rights");
  check(404, rafiq::Reason::not_found, "users");
  check(429, rafiq::Reason::rate_limited, "later");
  check(500, rafiq::Reason::transient, "HTTP 500");
  check(400, rafiq::Reason::protocol, "HTTP 400");
}

TEST_CASE("a web page in place of an answer says that the address is wrong") {
  const rafiq::Failure failure = failure_of(200, "<!DOCTYPE html><title>Login</title>");
  CHECK(failure.reason() == rafiq::Reason::protocol);
  CHECK_THAT(std::string(failure.message()), Catch::Contains("`url`"));
}
