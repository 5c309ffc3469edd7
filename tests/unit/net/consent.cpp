// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/net/sign_in_server.hpp"

#include <boost/asio.hpp>

#include <thread>

using namespace rafiq;
using namespace rafiq::net;
using namespace rafiq::net::test;
using Catch::Contains;

namespace {

// An account of that server, whose secrets are in memory, and a person with a browser.
struct Desk {
  SignInServer server;
  std::map<std::string, std::string> kept;
  bool locked = false;
  SessionOptions options = options_for(server.url());
  Json recipe = server.recipe();
  std::chrono::milliseconds patience{20'000};
  CancelToken cancel{};

  Desk() {
    options.secrets = [this](std::string_view slot) -> Result<Secret> {
      const auto found = kept.find(std::string(slot));
      if (locked) return Error{ErrorCode::authentication, "The keyring is locked", "", ""};
      if (found == kept.end()) return Error{ErrorCode::not_found, "no such secret", "", ""};
      return Secret(found->second);
    };
    options.replaced_secret = [this](std::string_view slot, const Secret& value) -> Status {
      if (locked) return Error{ErrorCode::authentication, "The keyring is locked", "", ""};
      kept[std::string(slot)] = value.reveal();
      return success();
    };
  }

  std::unique_ptr<Session> session() {
    options.auth["main"] = recipe;
    return open(options);
  }

  // What the person does with the address runs beside, as a browser does.
  template <class Person>
  Outcome<void> sign_in(Session& session, Person person) {
    std::thread browser;
    const Asking asking{[&](const std::string& address) -> Status {
                          browser = std::thread([person, address] { person(address); });
                          return success();
                        },
                        patience};
    auto done = session.sign_in("main", asking, cancel);
    if (browser.joinable()) browser.join();
    return done;
  }
  Outcome<void> sign_in(Session& session) {
    return sign_in(session, [](const std::string& address) { visit(sent_on(address)); });
  }
};

Request data() {
  Request request = get("/data");
  request.auth_slot = "main";
  return request;
}

Failure why(Outcome<void> outcome) {
  REQUIRE_FALSE(outcome);
  INFO(outcome.error().message);
  return std::move(outcome).error();
}

// Opened as browsers do when they guess that they will need it.
class IdleConnection {
 public:
  explicit IdleConnection(int port) {
    const boost::asio::ip::tcp::endpoint there(boost::asio::ip::address_v4::loopback(),
                                               static_cast<unsigned short>(port));
    socket_.connect(there);
  }

 private:
  boost::asio::io_context io_;
  boost::asio::ip::tcp::socket socket_{io_};
};

std::string redirect_in(const std::string& address) {
  return fields_of(address.substr(address.find('?') + 1))["redirect_uri"];
}

}  // namespace

TEST_CASE("PKCE is that of RFC 7636") {
  // Its appendix B.
  CHECK(challenge_of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk") ==
        "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  const ProofKey one = ProofKey::make();
  const ProofKey other = ProofKey::make();
  CHECK(one.verifier.size() == 43);
  CHECK(one.verifier.reveal() != other.verifier.reveal());
  CHECK(one.challenge == challenge_of(one.verifier.reveal()));
}

TEST_CASE("a person signs in in the browser, and the account works from then on") {
  Desk desk;
  const auto session = desk.session();
  const Failure before = failure(session->send(data(), {}));
  CHECK(before.status == FailureStatus::auth);
  CHECK_THAT(before.message, Contains("rafiqctl account sign-in test"));

  Response page;
  REQUIRE(desk.sign_in(*session, [&](const std::string& address) { page = visit(sent_on(address)); }));
  CHECK(page.status == 200);
  CHECK_THAT(page.body, Contains("You are signed in") && Contains("تمّ الدخول"));
  CHECK(page.header("cache-control") == "no-store");

  const Fields asked = desk.server.authorization();
  CHECK(asked.at("response_type") == "code");
  CHECK(asked.at("client_id") == "rafiq");
  CHECK(asked.at("scope") == "contacts offline_access");
  CHECK(asked.at("code_challenge_method") == "S256");
  CHECK(asked.at("state").size() == 43);
  CHECK_THAT(asked.at("redirect_uri"), Catch::StartsWith("http://127.0.0.1:") && Contains("/back"));
  CHECK(desk.kept == std::map<std::string, std::string>{{"refresh_token", desk.server.refresh_token()}});

  CHECK(ok(session->send(data(), {})).body == "data");  // at once, although it was refused a moment ago
  CHECK(desk.server.exchanges() == 1);
}

TEST_CASE("the fake checks the verifier: a code without it is worth nothing") {
  Desk desk;
  const auto session = desk.session();
  std::string stolen;
  desk.patience = 300ms;
  (void)desk.sign_in(*session, [&](const std::string& address) { stolen = sent_on(address); });
  const auto code = fields_of(stolen.substr(stolen.find('?') + 1))["code"];
  Transport transport({}, "none", "");
  const std::string body =
      "grant_type=authorization_code&client_id=rafiq&code_verifier=guessed&redirect_uri=" +
      std::string(percent_encoded(desk.server.authorization()["redirect_uri"]).reveal()) +
      "&code=" + std::string(percent_encoded(code).reveal());
  Outgoing request{"POST", Url::parse(desk.server.url("/token")).value(), {}, body, {}, false, {}};
  CHECK(transport.exchange(request, {}).value().status == 400);
}

TEST_CASE("an answer with another state is turned away, and the right one still counts") {
  Desk desk;
  const auto session = desk.session();
  Response turned_away;
  Response without;
  REQUIRE(desk.sign_in(*session, [&](const std::string& address) {
    turned_away = visit(redirect_in(address) + "?code=evil&state=" + std::string(43, 'A'));
    without = visit(redirect_in(address) + "?code=evil");
    CHECK(desk.server.exchanges() == 0);
    visit(sent_on(address));
  }));
  CHECK(turned_away.status == 400);
  CHECK_THAT(turned_away.body, Contains("does not belong"));
  CHECK(without.status == 400);
  CHECK(desk.server.exchanges() == 1);

  desk.patience = 300ms;
  const Failure alone = why(desk.sign_in(*session, [](const std::string& address) {
    visit(redirect_in(address) + "?code=evil&state=x&error=access_denied");
  }));
  CHECK(alone.code == "sign-in-not-finished");
  CHECK_THAT(alone.message, Contains("does not belong"));
}

TEST_CASE("other pages, methods and too long requests are turned away") {
  Desk desk;
  const auto session = desk.session();
  REQUIRE(desk.sign_in(*session, [](const std::string& address) {
    const auto home = redirect_in(address);
    const auto answer = sent_on(address);
    const auto elsewhere = home.substr(0, home.find("/back"));
    CHECK(visit(elsewhere + "/favicon.ico").status == 404);
    CHECK(visit(elsewhere + "/back/more" + answer.substr(answer.find('?'))).status == 404);
    CHECK(visit(answer, "POST").status == 405);
    CHECK(visit(answer + "&code=twice").status == 400);
    CHECK(visit(home + "?code=%4").status == 400);
    Transport transport({}, "none", "");
    Outgoing request{"GET", Url::parse(home + "?" + std::string(20'000, 'x')).value(), {}, {}, {}, true, {}};
    CHECK_FALSE(transport.exchange(request, {}));
    visit(answer);
  }));
}

TEST_CASE("connections that a browser opens and leaves idle hold nothing up") {
  Desk desk;
  const auto session = desk.session();
  const auto before = std::chrono::steady_clock::now();
  REQUIRE(desk.sign_in(*session, [](const std::string& address) {
    const auto home = Url::parse(redirect_in(address)).value();
    std::vector<std::unique_ptr<IdleConnection>> idle;
    for (int each = 0; each < 12; ++each) idle.push_back(std::make_unique<IdleConnection>(home.port));
    visit(sent_on(address));
  }));
  CHECK(std::chrono::steady_clock::now() - before < 8s);
}

TEST_CASE("the server says who it is: another one's code is not handed over") {
  Desk desk;
  SECTION("another host") {
    desk.server.issuer = "https://evil.example";
  }
  SECTION("not the one that the recipe names") {
    desk.server.issuer = desk.server.url();
    desk.recipe["issuer"] = desk.server.url("/tenant");
  }
  SECTION("none, although the recipe names one") {
    desk.recipe["issuer"] = desk.server.url();
  }
  const auto session = desk.session();
  Response page;
  const Failure failed =
      why(desk.sign_in(*session, [&](const std::string& address) { page = visit(sent_on(address)); }));
  CHECK(failed.status == FailureStatus::auth);
  CHECK(failed.code == "sign-in-issuer");
  CHECK_THAT(page.body, Contains("not completed"));
  CHECK(desk.server.exchanges() == 0);
  CHECK(desk.kept.empty());
}

TEST_CASE("the right issuer is fine, named by the recipe or by its host") {
  Desk desk;
  desk.server.issuer = desk.server.url("/tenant");
  SECTION("named") {
    desk.recipe["issuer"] = desk.server.url("/tenant");
  }
  SECTION("by its host") {}
  CHECK(desk.sign_in(*desk.session()));
}

TEST_CASE("a sign-in that the person or the server refuses is told, and leaves what was there") {
  Desk desk;
  desk.kept["refresh_token"] = "earlier";
  const auto session = desk.session();
  desk.server.error = "access_denied";
  Response page;
  const Failure declined =
      why(desk.sign_in(*session, [&](const std::string& address) { page = visit(sent_on(address)); }));
  CHECK(declined.code == "declined");
  CHECK_THAT(page.body, Contains("declined"));

  desk.server.error = "invalid_scope";
  CHECK_THAT(why(desk.sign_in(*session)).message, Contains("invalid_scope"));
  desk.server.error = "PrivateText";
  CHECK_THAT(why(desk.sign_in(*session)).message, !Contains("Private"));

  desk.server.error.clear();
  desk.server.replayed = true;
  const Failure replayed = why(desk.sign_in(*session));
  CHECK(replayed.status == FailureStatus::auth);
  CHECK_THAT(replayed.message, Contains("invalid_grant") && Contains("Sign in again"));

  desk.server.replayed = false;
  desk.server.stays_signed_in = false;
  CHECK(why(desk.sign_in(*session)).code == "no-refresh-token");
  CHECK(desk.kept["refresh_token"] == "earlier");
}

TEST_CASE("the answer counts once: nobody listens afterwards") {
  Desk desk;
  std::string answer;
  REQUIRE(desk.sign_in(*desk.session(), [&](const std::string& address) {
    answer = sent_on(address);
    visit(answer);
  }));
  Transport transport({}, "none", "");
  Outgoing request{"GET", Url::parse(answer).value(), {}, {}, {}, true, {}};
  CHECK_FALSE(transport.exchange(request, {}));
  CHECK(desk.server.exchanges() == 1);
}

TEST_CASE("a server that is down when the code is exchanged is told, and nothing is stored") {
  Desk desk;
  SECTION("no answer") {
    desk.recipe["token_url"] = "http://127.0.0.1:" + std::to_string(rafiq::test::closed_port()) + "/token";
    const auto url = Url::parse(desk.recipe["token_url"].get<std::string>()).value();
    desk.options.allowed_hosts = {"127.0.0.1:" + std::to_string(url.port)};
  }
  SECTION("an error") {
    desk.server.token_status = 503;
  }
  desk.options.limits.tries = 1;
  Response page;
  const Failure failed =
      why(desk.sign_in(*desk.session(), [&](const std::string& address) { page = visit(sent_on(address)); }));
  CHECK(failed.status == FailureStatus::transient);
  CHECK_THAT(page.body, Contains("not completed"));
  CHECK(desk.kept.empty());
}

TEST_CASE("waiting for a person ends in time, and when it is cancelled") {
  Desk desk;
  const auto session = desk.session();
  desk.patience = 200ms;
  const Failure late = why(desk.sign_in(*session, [](const std::string&) {}));
  CHECK(late.status == FailureStatus::auth);
  CHECK(late.code == "sign-in-not-finished");

  desk.patience = 60s;
  const auto before = std::chrono::steady_clock::now();
  const Failure cancelled = why(desk.sign_in(*session, [&](const std::string&) { desk.cancel.request(); }));
  CHECK(cancelled.status == FailureStatus::cancelled);
  CHECK(std::chrono::steady_clock::now() - before < 10s);
}

TEST_CASE(
    "a fixed port is the one that is registered; when it is taken, that is told before anybody signs in") {
  Desk desk;
  HttpServer other([](const Received&) { return Reply::text(""); });
  desk.recipe["redirect"] = "http://localhost:" + std::to_string(other.port()) + "/OauthRedirect";
  bool asked = false;
  const Failure taken = why(desk.sign_in(*desk.session(), [&](const std::string&) { asked = true; }));
  CHECK(taken.code == "port");
  CHECK_THAT(taken.message, Contains(std::to_string(other.port())));
  CHECK_FALSE(asked);

  const int port = rafiq::test::closed_port();
  desk.recipe["redirect"] = "http://localhost:${setting.port}/OauthRedirect";
  desk.options.settings["port"] = std::to_string(port);
  REQUIRE(desk.sign_in(*desk.session()));
  CHECK(desk.server.authorization()["redirect_uri"] ==
        "http://localhost:" + std::to_string(port) + "/OauthRedirect");
  CHECK(desk.sign_in(*desk.session()));  // the same port again, at once
}

TEST_CASE("both hosts of a sign-in have to be the account's") {
  Desk desk;
  bool asked = false;
  SECTION("the page") {
    desk.recipe["authorize_url"] = "https://evil.example/authorize";
  }
  SECTION("the tokens") {
    desk.recipe["token_url"] = "https://evil.example/token";
  }
  const Failure failed = why(desk.sign_in(*desk.session(), [&](const std::string&) { asked = true; }));
  CHECK(failed.code == "host-not-allowed");
  CHECK_FALSE(asked);
}

TEST_CASE("a locked keyring is told before anybody signs in, and a browser that does not open at once") {
  Desk desk;
  desk.locked = true;
  bool asked = false;
  CHECK(why(desk.sign_in(*desk.session(), [&](const std::string&) { asked = true; })).code ==
        "secret-locked");
  CHECK_FALSE(asked);
  desk.locked = false;
  const Asking none{[](const std::string&) -> Status {
                      return Error{ErrorCode::configuration, "No browser could be opened", "", "Install one"};
                    },
                    60s};
  const Failure failed = why(desk.session()->sign_in("main", none, {}));
  CHECK_THAT(failed.message, Contains("No browser could be opened") && Contains("Install one"));
}

TEST_CASE("refresh tokens that rotate are stored each time; one that ended says to sign in again") {
  Desk desk;
  const auto session = desk.session();
  REQUIRE(desk.sign_in(*session));
  const auto first = desk.kept["refresh_token"];
  for (int each = 0; each < 3; ++each) {
    CHECK(ok(session->send(data(), {})).body == "data");
    CHECK(desk.kept["refresh_token"] == desk.server.refresh_token());
    desk.server.end_access();
  }
  CHECK(desk.kept["refresh_token"] != first);
  CHECK(desk.server.refreshes() == 3);

  desk.server.end_sign_in();
  const Failure ended = failure(session->send(data(), {}));
  CHECK(ended.status == FailureStatus::auth);
  CHECK_THAT(ended.message, Contains("has ended the sign-in") && Contains("rafiqctl account sign-in test"));
  CHECK(desk.server.refreshes() == 4);

  REQUIRE(desk.sign_in(*session));
  CHECK(ok(session->send(data(), {})).body == "data");
}

TEST_CASE("two programs of one home take turns with a refresh token that is good once") {
  Desk desk;
  const auto one = desk.session();
  const auto other = desk.session();
  REQUIRE(desk.sign_in(*one));
  for (int each = 0; each < 2; ++each) {
    CHECK(ok(one->send(data(), {})).body == "data");
    desk.server.end_access();
    CHECK(ok(other->send(data(), {})).body == "data");
    desk.server.end_access();
  }
}

TEST_CASE("a recipe that would show a secret to the browser is refused, and so are other mistakes") {
  Desk desk;
  const auto wrong = [&](const std::string& key, const Json& value) {
    desk.options.auth["main"] = desk.server.recipe();
    desk.options.auth["main"][key] = value;
    const auto session = Session::create(desk.options);
    REQUIRE_FALSE(session);
    return session.error().message();
  };
  CHECK_THAT(wrong("client_id", "${secret.client_id}"), Contains("client_id") && Contains("browser"));
  CHECK_THAT(wrong("authorize_extra", {{"x", "${secret.x}"}}), Contains("authorize_extra"));
  CHECK_THAT(wrong("redirect", "https://crm.example/back"), Contains("redirect"));
  CHECK_THAT(wrong("redirect", "http://0.0.0.0/back"), Contains("redirect"));
  CHECK_THAT(wrong("refresh_token", "${setting.x}"), Contains("exactly one secret"));
  CHECK_THAT(wrong("scopes", "x"), Contains("scopes"));
}

TEST_CASE("one of several ways is chosen by a setting") {
  Desk desk;
  desk.recipe = {
      {"kind", "choice"},
      {"setting", "sign_in"},
      {"ways",
       {{"browser", desk.server.recipe()}, {"token", {{"kind", "bearer"}, {"token", "${secret.token}"}}}}}};
  desk.kept["token"] = "none";
  desk.options.settings["sign_in"] = "token";
  CHECK(ok(desk.session()->send(data(), {})).body == "data");
  CHECK(why(desk.sign_in(*desk.session())).code == "no-consent");
  desk.options.settings["sign_in"] = "browser";
  const auto session = desk.session();
  REQUIRE(desk.sign_in(*session));
  CHECK(ok(session->send(data(), {})).body == "data");
  desk.options.settings["sign_in"] = "carrier pigeon";
  desk.options.auth["main"] = desk.recipe;
  const auto unknown = Session::create(desk.options);
  REQUIRE_FALSE(unknown);
  CHECK_THAT(unknown.error().message(), Contains("sign_in") && Contains("browser, token"));
}
