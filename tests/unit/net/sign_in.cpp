// SPDX-License-Identifier: Apache-2.0
#include "core/net/auth/encode.hpp"
#include "tests/unit/net/support.hpp"

#include <atomic>
#include <mutex>
#include <thread>

using namespace rafiq;
using namespace rafiq::net;
using namespace rafiq::net::test;
using Catch::Contains;

namespace {

SessionOptions with(const std::string& url, Json recipe) {
  auto options = options_for(url);
  options.settings = {{"user", "ann"}, {"mail", "ann@example.org"}};
  options.auth["main"] = std::move(recipe);
  return options;
}

Request signed_get(std::string url = "/data") {
  Request request = get(std::move(url));
  request.auth_slot = "main";
  return request;
}

// The one request that a recipe of fixed secrets makes.
Received sent(const Json& recipe, const Request& request = signed_get()) {
  HttpServer server([](const Received&) { return Reply::text("x"); });
  ok(open(with(server.url(), recipe))->send(request, {}));
  REQUIRE(server.count() == 1);
  return server.received().front();
}

// Gives a new token at each sign-in, and knows only the newest.
struct TokenServer {
  std::atomic<int> sign_ins = 0;
  std::string answer = R"({"access_token":"token-%","expires_in":3600})";
  Reply operator()(const Received& request) {
    if (request.path() == "/token") {
      auto body = answer;
      if (const auto mark = body.find('%'); mark != std::string::npos)
        body.replace(mark, 1, std::to_string(++sign_ins));
      return Reply::json(body);
    }
    const bool known = request.header("authorization") == "Bearer token-" + std::to_string(sign_ins);
    return known ? Reply::text("data") : Reply::text("who are you?", 401);
  }
};

Json client_credentials(const HttpServer& server) {
  return {{"kind", "oauth2_client_credentials"},
          {"token_url", server.url("/token")},
          {"client_id", "${setting.user}"},
          {"client_secret", "${secret.client&secret}"},
          {"scope", "read write"}};
}

}  // namespace

TEST_CASE("header, bearer, basic and query add their secret") {
  CHECK(sent({{"kind", "header"}, {"header", "Authorization"}, {"value", "token ${secret.token}"}})
            .header("authorization") == "token the-token");
  CHECK(sent({{"kind", "bearer"}, {"token", "${secret.token}"}}).header("authorization") ==
        "Bearer the-token");
  CHECK(sent({{"kind", "basic"}, {"user", "${setting.mail}/token"}, {"password", "${secret.token}"}})
            .header("authorization") ==
        "Basic " + std::string(base64("ann@example.org/token:the-token").reveal()));
  CHECK(sent({{"kind", "query"}, {"name", "api key"}, {"value", "${secret.a&b=c}"}}).target ==
        "/data?api%20key=the-a%26b%3Dc");
  CHECK(
      sent({{"kind", "query"}, {"name", "k"}, {"value", "${secret.x}"}}, signed_get("/data?page=2")).target ==
      "/data?page=2&k=the-x");
}

TEST_CASE("a credential replaces what the connector set in its place") {
  Request request = signed_get();
  request.headers = {{"authorization", "mine"}, {"X-Other", "kept"}};
  HttpServer server([](const Received&) { return Reply::text("x"); });
  ok(open(with(server.url(), {{"kind", "bearer"}, {"token", "${secret.token}"}}))->send(request, {}));
  CHECK(server.received()[0].header("authorization") == "Bearer the-token");
  CHECK(server.received()[0].header("x-other") == "kept");
}

TEST_CASE("a user name that Basic cannot carry is told before anything is sent") {
  HttpServer server([](const Received&) { return Reply::text("x"); });
  auto options =
      with(server.url(), {{"kind", "basic"}, {"user", "${setting.user}"}, {"password", "${secret.p}"}});
  options.settings["user"] = "ann:lee";
  const Failure failed = failure(open(options)->send(signed_get(), {}));
  CHECK(failed.status == FailureStatus::config);
  CHECK_THAT(failed.message, Contains("colon"));
  CHECK(server.count() == 0);
}

TEST_CASE("without a slot nothing is added, and an unknown slot is the connector's mistake") {
  HttpServer server([](const Received&) { return Reply::text("x"); });
  const auto session = open(with(server.url(), {{"kind", "bearer"}, {"token", "${secret.token}"}}));
  ok(session->send(get("/"), {}));
  CHECK(server.received()[0].header("authorization").empty());
  Request request = get("/");
  request.auth_slot = "other";
  CHECK(failure(session->send(request, {})).status == FailureStatus::bug);
}

TEST_CASE("HMAC signs what it says") {
  const auto received =
      sent({{"kind", "hmac"},
            {"algorithm", "sha256"},
            {"secret", "${secret.key}"},
            {"header", "X-Signature"},
            {"value", "v1=${signature.hex}"},
            {"message", "${request.method}\n${request.path}?${request.query}\n${request.body}"}},
           signed_get("/data?page=2"));
  // printf 'GET\n/data?page=2\n' | openssl dgst -sha256 -hmac the-key
  CHECK(received.header("x-signature") ==
        "v1=18b8b7d043c2e3c7decfd065810cd85e48a34974637a327b1218a3d49ef2ea85");

  auto options = with("", {{"kind", "hmac"},
                           {"algorithm", "sha512"},
                           {"secret", "${secret.key}"},
                           {"header", "X-Signature"},
                           {"value", "${signature.base64}"},
                           {"headers", {{"X-Time", "${request.timestamp}"}}},
                           {"message", "${request.timestamp}.${request.body}"}});
  HttpServer server([](const Received&) { return Reply::text("x"); });
  options.base_url = server.url();
  options.clock = std::make_shared<FixedClock>(parse_iso8601("2026-03-01T09:30:00Z").value());
  Request request = post("/", "body");
  request.auth_slot = "main";
  ok(open(options)->send(request, {}));
  CHECK(server.received()[0].header("x-time") == "1772357400");
  // printf '1772357400.body' | openssl dgst -sha512 -hmac the-key -binary | base64 -w0
  CHECK(server.received()[0].header("x-signature") ==
        "ecRCiDv/B57Zzibo2V7wJs20PUp6Ym7s+yfwbBDhZ24pxr1Bw922i/AobDpOltCWF1UxkSkUaNhqXlSzl4GbOw==");
}

TEST_CASE("OAuth2 client credentials: one token for many requests") {
  TokenServer crm;
  HttpServer server(std::ref(crm));
  const auto session = open(with(server.url(), client_credentials(server)));
  for (int i = 0; i < 5; ++i) CHECK(ok(session->send(signed_get(), {})).body == "data");
  CHECK(crm.sign_ins == 1);
  const auto sign_in = server.received().front();
  CHECK(sign_in.method == "POST");
  CHECK(sign_in.header("content-type") == "application/x-www-form-urlencoded");
  CHECK(sign_in.body ==
        "grant_type=client_credentials&client_id=ann&client_secret=the-client%26secret&scope=read%20write");
}

TEST_CASE("OAuth2: the client may be named in a header, and more may be asked for") {
  TokenServer crm;
  HttpServer server(std::ref(crm));
  Json recipe = client_credentials(server);
  recipe["client_auth"] = "basic";
  recipe["extra"] = {{"audience", "https://api/${setting.user}"}};
  ok(open(with(server.url(), recipe))->send(signed_get(), {}));
  const auto sign_in = server.received().front();
  CHECK(sign_in.header("authorization") ==
        "Basic " + std::string(base64("ann:the-client%26secret").reveal()));
  CHECK(sign_in.body == "grant_type=client_credentials&scope=read%20write&audience=https%3A%2F%2Fapi%2Fann");
}

TEST_CASE("OAuth2 password sends user and password") {
  TokenServer crm;
  HttpServer server(std::ref(crm));
  ok(open(with(server.url(), {{"kind", "oauth2_password"},
                              {"token_url", server.url("/token")},
                              {"user", "${setting.mail}"},
                              {"password", "${secret.password}"},
                              {"client_id", "rafiq"}}))
         ->send(signed_get(), {}));
  CHECK(server.received()[0].body ==
        "grant_type=password&client_id=rafiq&username=ann%40example.org&password=the-password");
}

TEST_CASE("OAuth2 refresh: a token that the CRM replaces is stored, and used from then on") {
  TokenServer crm;
  crm.answer = R"({"access_token":"token-%","refresh_token":"rotated","expires_in":3600})";
  HttpServer server(std::ref(crm));
  auto options = with(server.url(), {{"kind", "oauth2_refresh_token"},
                                     {"token_url", server.url("/token")},
                                     {"refresh_token", "${secret.refresh}"}});
  std::string stored;
  options.secrets = [&](std::string_view) -> Result<Secret> {
    return Secret(stored.empty() ? "the-refresh" : stored.substr(stored.find('=') + 1));
  };
  options.replaced_secret = [&](std::string_view slot, const Secret& value) -> Status {
    stored = std::string(slot) + "=" + std::string(value.reveal());
    return success();
  };
  const auto session = open(options);
  ok(session->send(signed_get(), {}));
  CHECK(server.received()[0].body == "grant_type=refresh_token&refresh_token=the-refresh");
  CHECK(stored == "refresh=rotated");
  ++crm.sign_ins;  // the token is not known any more
  CHECK(ok(session->send(signed_get(), {})).body == "data");
  CHECK(server.received().at(3).body == "grant_type=refresh_token&refresh_token=rotated");
}

TEST_CASE("a token is renewed when it ends, by the clock of the account") {
  auto clock = std::make_shared<FixedClock>(parse_iso8601("2026-03-01T09:30:00Z").value());
  TokenServer crm;
  HttpServer server(std::ref(crm));
  auto options = with(server.url(), client_credentials(server));
  options.clock = clock;
  const auto session = open(options);
  ok(session->send(signed_get(), {}));
  clock->set(clock->now() + 59min);
  ok(session->send(signed_get(), {}));
  CHECK(crm.sign_ins == 1);
  clock->set(clock->now() + 1min);
  ok(session->send(signed_get(), {}));
  CHECK(crm.sign_ins == 2);
}

TEST_CASE("a token that the CRM no longer takes is renewed once") {
  TokenServer crm;
  HttpServer server(std::ref(crm));
  const auto session = open(with(server.url(), client_credentials(server)));
  ok(session->send(signed_get(), {}));
  ++crm.sign_ins;
  CHECK(ok(session->send(signed_get(), {})).body == "data");
  CHECK(crm.sign_ins == 3);

  Request request = post("/data");
  request.auth_slot = "main";
  ++crm.sign_ins;
  CHECK(ok(session->send(request, {})).body == "data");  // 401: nothing was done, so a POST goes again
}

TEST_CASE("a CRM that refuses even a new token is not asked for ever") {
  std::atomic<int> sign_ins = 0;
  HttpServer server([&](const Received& request) {
    if (request.path() != "/token") return Reply::text("", 401);
    ++sign_ins;
    return Reply::json(R"({"access_token":"x"})");
  });
  const auto session = open(with(server.url(), client_credentials(server)));
  const Failure failed = failure(session->send(signed_get(), {}));
  CHECK(failed.status == FailureStatus::auth);
  CHECK_THAT(failed.message, Contains(server.url()) && Contains("401") && Contains("secret"));
  CHECK(sign_ins == 1);
  CHECK(server.count() == 2);
}

TEST_CASE("a refused secret is told once, and not tried again for half a minute") {
  auto clock = std::make_shared<FixedClock>(parse_iso8601("2026-03-01T09:30:00Z").value());
  HttpServer server([](const Received&) {
    return Reply::json(R"({"error":"invalid_client","error_description":"secret xyz is wrong"})", 401);
  });
  auto options = with(server.url(), client_credentials(server));
  options.clock = clock;
  const auto session = open(options);
  for (int i = 0; i < 3; ++i) {
    const Failure failed = failure(session->send(signed_get(), {}));
    CHECK(failed.status == FailureStatus::auth);
    CHECK_THAT(failed.message, Contains("invalid_client") && Contains(server.url()) && !Contains("xyz"));
  }
  CHECK(server.count() == 1);
  clock->set(clock->now() + 31s);
  failure(session->send(signed_get(), {}));
  CHECK(server.count() == 2);
  session->forgive();  // a person asks: they may have mended it
  failure(session->send(signed_get(), {}));
  CHECK(server.count() == 3);
}

TEST_CASE("a sign-in that is overloaded, missing, elsewhere or without a token") {
  const auto failed = [](const Reply& reply) {
    HttpServer server([&](const Received&) { return reply; });
    auto options = with(server.url(), client_credentials(server));
    options.limits.tries = 2;
    return failure(open(options)->send(signed_get(), {}));
  };
  CHECK(failed(Reply::text("", 503)).status == FailureStatus::transient);
  CHECK(failed(Reply::text("", 500)).status == FailureStatus::transient);
  CHECK(failed(Reply::text("", 404)).status == FailureStatus::config);
  CHECK(failed(Reply::redirect("/elsewhere")).status == FailureStatus::config);
  CHECK(failed(Reply::too_many("3600")).status == FailureStatus::rate_limited);
  CHECK(failed(Reply::json("{}")).status == FailureStatus::protocol);
  CHECK(failed(Reply::text("<html>")).status == FailureStatus::protocol);
  CHECK(failed(Reply::json(R"({"access_token":{"a":1}})")).status == FailureStatus::protocol);
}

TEST_CASE("a login takes the password in its body and keeps the session") {
  std::atomic<int> sign_ins = 0;
  HttpServer server([&](const Received& request) {
    if (request.path() == "/crm/")
      return Reply::json(R"({"id":0,"result":[7,"key-)" + std::to_string(++sign_ins) + R"("]})");
    const auto expected = "Session " + std::string(base64("ann:7:key-" + std::to_string(sign_ins)).reveal());
    return request.header("authorization") == expected ? Reply::text("data") : Reply::text("", 401);
  });
  const Json recipe = {{"kind", "login"},
                       {"url", "/crm/"},
                       {"json",
                        {{"id", 0},
                         {"method", "common.db.login"},
                         {"params", {"${setting.user}", {{"password", "${secret.password}"}}}}}},
                       {"session", {{"uid", "/result/0"}, {"key", "/result/1"}}},
                       {"header", "Authorization"},
                       {"value", "Session ${base64:${setting.user}:${session.uid}:${session.key}}"}};
  auto options = with(server.url(), recipe);
  options.secrets = [](std::string_view) -> Result<Secret> { return Secret("the-pass\"word\\\n"); };
  const auto session = open(options);
  for (int i = 0; i < 3; ++i) CHECK(ok(session->send(signed_get(), {})).body == "data");
  CHECK(sign_ins == 1);
  const auto login = server.received().front();
  CHECK(login.header("content-type") == "application/json");
  CHECK(Json::parse(login.body)["params"][1]["password"] == "the-pass\"word\\\n");
  ++sign_ins;
  CHECK(ok(session->send(signed_get(), {})).body == "data");
}

TEST_CASE("a session and a secret go into the body of each call, where they belong and nowhere else") {
  HttpServer server([&](const Received& request) {
    const bool login = Json::parse(request.body)["params"]["service"] == "common";
    return Reply::json(login ? R"({"result":7})" : R"({"result":[]})");
  });
  const Json recipe = {
      {"kind", "login"},
      {"url", "/jsonrpc"},
      {"json", {{"params", {{"service", "common"}, {"args", {"db", "${setting.user}", "${secret.key}"}}}}}},
      {"session", {{"uid", "/result"}}},
      {"body", {{"/params/args/1", "${session.uid}"}, {"/params/args/2", "${secret.key}"}}}};
  auto options = with(server.url(), recipe);
  options.secrets = [](std::string_view) -> Result<Secret> { return Secret("the-k\"ey"); };
  const auto session = open(options);
  Request call = post(
      "/jsonrpc", R"({"params":{"service":"object","args":["db",0,"","note","say \"the-key\" 0 \"\""]}})");
  call.auth_slot = "main";
  ok(session->send(call, {}));
  const auto sent = Json::parse(server.received().back().body)["params"]["args"];
  CHECK(sent == Json({"db", 7, "the-k\"ey", "note", "say \"the-key\" 0 \"\""}));

  call.body = "no JSON";
  CHECK(failure(session->send(call, {})).code == "body");
  call.body = R"({"params":{"args":["db"]}})";
  CHECK(failure(session->send(call, {})).code == "body");
}

TEST_CASE("a login form answers with a cookie and a redirect; other statuses may mean that it has ended") {
  std::atomic<int> sign_ins = 0;
  HttpServer server([&](const Received& request) {
    if (request.path() == "/login") {
      Reply reply = Reply::redirect("https://elsewhere.example/start");
      reply.headers.emplace_back("Set-Cookie", "other=1; Path=/");
      reply.headers.emplace_back("Set-Cookie", "SID=s" + std::to_string(++sign_ins) + "; HttpOnly; Path=/");
      return reply;
    }
    return request.header("cookie") == "SID=s" + std::to_string(sign_ins) ? Reply::text("data")
                                                                          : Reply::text("", 419);
  });
  const auto session =
      open(with(server.url(), {{"kind", "login"},
                               {"url", server.url("/login")},
                               {"form", {{"user", "${setting.mail}"}, {"pass", "${secret.a b}"}}},
                               {"session", {{"sid", "cookie:SID"}}},
                               {"header", "Cookie"},
                               {"value", "SID=${session.sid}"},
                               {"expires_on", {401, 419}}}));
  CHECK(ok(session->send(signed_get(), {})).body == "data");
  CHECK(server.received()[0].body == "pass=the-a%20b&user=ann%40example.org");
  ++sign_ins;
  CHECK(ok(session->send(signed_get(), {})).body == "data");
}

TEST_CASE("a login that answers 200 to a wrong password is still refused") {
  HttpServer server([](const Received&) { return Reply::json(R"({"error":"wrong password"})"); });
  const auto failed = failure(open(with(server.url(), {{"kind", "login"},
                                                       {"url", "/login"},
                                                       {"json", {{"p", "${secret.password}"}}},
                                                       {"session", {{"key", "/key"}}},
                                                       {"header", "X-Key"},
                                                       {"value", "${session.key}"}}))
                                  ->send(signed_get(), {}));
  CHECK(failed.status == FailureStatus::auth);
}

TEST_CASE("when many threads need a sign-in, one signs in") {
  std::atomic<int> sign_ins = 0;
  HttpServer server([&](const Received& request) {
    if (request.path() == "/token") {
      Reply reply = Reply::json(R"({"access_token":"token-)" + std::to_string(++sign_ins) + R"("})");
      reply.delay = 200ms;  // all of them come while it lasts
      return reply;
    }
    return request.header("authorization") == "Bearer token-" + std::to_string(sign_ins)
               ? Reply::text("data")
               : Reply::text("", 401);
  });
  const auto session = open(with(server.url(), client_credentials(server)));
  const auto all = [&] {
    std::atomic<int> good = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 10; ++t)
      threads.emplace_back([&] { good += session->send(signed_get(), {}).has_value() ? 1 : 0; });
    for (auto& thread : threads) thread.join();
    return good.load();
  };
  CHECK(all() == 10);
  CHECK(sign_ins == 1);
  ++sign_ins;  // the CRM forgets: everybody is refused at once
  CHECK(all() == 10);
  CHECK(sign_ins == 3);
}

TEST_CASE("when the one who signs in is cancelled, another one does") {
  HttpServer server([&](const Received& request) {
    if (request.path() != "/token") return Reply::text("data");
    Reply reply = Reply::json(R"({"access_token":"x"})");
    reply.delay = 500ms;
    return reply;
  });
  const auto session = open(with(server.url(), client_credentials(server)));
  CancelToken cancel;
  std::optional<FailureStatus> first;
  std::thread leader([&] {
    const auto answer = session->send(signed_get(), cancel);
    if (!answer) first = answer.error().status;
  });
  const bool begun = server.wait_for(1);
  std::optional<int> second;
  std::thread follower([&] {
    const auto answer = session->send(signed_get(), {});
    if (answer) second = answer.value().status;
  });
  cancel.request();
  leader.join();
  follower.join();
  CHECK(begun);
  CHECK(first == FailureStatus::cancelled);
  CHECK(second == 200);
}

TEST_CASE("secrets that are missing, locked or malformed say so and send nothing") {
  HttpServer server([](const Received&) { return Reply::text("x"); });
  auto options = with(server.url(), {{"kind", "bearer"}, {"token", "${secret.token}"}});
  const auto fails = [&](SecretSource source) {
    options.secrets = std::move(source);
    return failure(open(options)->send(signed_get(), {}));
  };
  const Failure missing = fails([](std::string_view) -> Result<Secret> {
    return Error{ErrorCode::not_found, "no", "", ""};
  });
  CHECK(missing.status == FailureStatus::config);
  CHECK_THAT(missing.message, Contains("\"token\"") && Contains("\"test\""));
  const Failure locked = fails([](std::string_view) -> Result<Secret> {
    return Error{ErrorCode::authentication, "The keyring is locked", "", "Unlock it"};
  });
  CHECK(locked.status == FailureStatus::auth);
  CHECK_THAT(locked.message, Contains("keyring is locked") && Contains("Unlock"));
  const Failure injected =
      fails([](std::string_view) -> Result<Secret> { return Secret("abc\r\nX-Evil: 1"); });
  CHECK(injected.status == FailureStatus::config);
  CHECK_THAT(injected.message, Contains("line break") && !Contains("abc"));
  CHECK(fails({}).status == FailureStatus::config);
  CHECK(server.count() == 0);
}
