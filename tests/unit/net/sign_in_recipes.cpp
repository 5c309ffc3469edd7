// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/net/support.hpp"

using namespace rafiq;
using namespace rafiq::net;
using namespace rafiq::net::test;
using Catch::Contains;

namespace {

auto made(const Json& recipe) {
  auto options = options_for("https://crm.example.org");
  options.auth["main"] = recipe;
  return Session::create(std::move(options));
}

std::string wrong(const Json& recipe) {
  const auto session = made(recipe);
  REQUIRE_FALSE(session);
  CHECK(session.error().code == ErrorCode::configuration);
  return session.error().message();
}

}  // namespace

TEST_CASE("a recipe that is wrong is refused when the session is made, naming the place") {
  const Json good_login = {{"kind", "login"},
                           {"url", "/l"},
                           {"session", {{"k", "/k"}}},
                           {"header", "X"},
                           {"value", "${session.k}"}};
  const auto login_with = [&](const char* key, Json value) {
    Json recipe = good_login;
    recipe[key] = std::move(value);
    return recipe;
  };
  CHECK_THAT(wrong(Json::object()), Contains("\"kind\"") && Contains("\"main\""));
  CHECK_THAT(wrong("text"), Contains("\"kind\""));
  CHECK_THAT(wrong({{"kind", "magic"}}), Contains("magic"));
  CHECK_THAT(wrong({{"kind", "oauth2_magic"}}), Contains("oauth2_magic"));
  CHECK_THAT(wrong({{"kind", "bearer"}}), Contains("\"token\""));
  CHECK_THAT(wrong({{"kind", "bearer"}, {"token", "${secret.token"}}), Contains("\"token\""));
  CHECK_THAT(wrong({{"kind", "bearer"}, {"token", "x"}, {"tokn", "y"}}), Contains("\"tokn\""));
  CHECK_THAT(wrong({{"kind", "header"}, {"header", "X Y"}, {"value", "x"}}), Contains("\"header\""));
  CHECK_THAT(wrong({{"kind", "header"}, {"header", "X\r\nY"}, {"value", "x"}}), Contains("\"header\""));
  CHECK_THAT(
      wrong({{"kind", "hmac"}, {"algorithm", "md5"}, {"secret", "x"}, {"header", "X"}, {"message", "x"}}),
      Contains("\"algorithm\""));
  CHECK_THAT(
      wrong(
          {{"kind", "oauth2_refresh_token"}, {"token_url", "https://x"}, {"refresh_token", "a${secret.b}"}}),
      Contains("\"refresh_token\""));
  CHECK_THAT(wrong({{"kind", "oauth2_password"},
                    {"token_url", "https://x/${secret.b}"},
                    {"user", "u"},
                    {"password", "p"}}),
             Contains("\"token_url\""));
  CHECK_THAT(wrong({{"kind", "body"}, {"body", {{"params", "${secret.key}"}}}}), Contains("JSON pointer"));
  CHECK_THAT(wrong({{"kind", "body"}}), Contains("where the body holds"));
  CHECK_THAT(wrong(login_with("url", "/l?p=${secret.password}")), Contains("\"url\""));
  CHECK_THAT(wrong(login_with("method", "GET")), Contains("\"method\""));
  CHECK_THAT(wrong(login_with("session", Json::object())), Contains("\"session\""));
  CHECK_THAT(wrong(login_with("session", {{"k", "not a pointer"}})), Contains("\"session\""));
  CHECK_THAT(wrong(login_with("expires_on", "401")), Contains("\"expires_on\""));
  CHECK_THAT(wrong(login_with("headers", {{"X-A", 1}})), Contains("\"headers\""));
  CHECK(made(good_login));
}
