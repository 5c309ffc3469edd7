// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/net/sign_in_server.hpp"

#include <malloc.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <cstdlib>
#include <cstring>
#include <new>
#include <sstream>
#include <thread>

using namespace rafiq;
using namespace rafiq::net;
using namespace rafiq::net::test;

namespace {

// Counts the blocks that the watched thread gives back with the marker still in them.
thread_local bool watching = false;
thread_local int left_behind = 0;
constexpr std::string_view marker = "S3cretMarker";

void give_back(void* memory) noexcept {
  if (memory != nullptr && watching &&
      ::memmem(memory, ::malloc_usable_size(memory), marker.data(), marker.size()) != nullptr)
    ++left_behind;
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) {
  // Cleared: what an earlier owner of the block wrote is not this one's fault.
  if (void* memory = std::calloc(1, size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return std::calloc(1, size == 0 ? 1 : size);
}
void operator delete(void* memory) noexcept {
  give_back(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  give_back(memory);
}

namespace {

// Everything that spdlog writes while it lives.
class CapturedLog {
 public:
  CapturedLog() : before_(spdlog::default_logger()) {
    auto logger =
        std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_mt>(text_));
    logger->set_level(spdlog::level::trace);
    spdlog::set_default_logger(logger);
  }
  ~CapturedLog() { spdlog::set_default_logger(before_); }
  CapturedLog(const CapturedLog&) = delete;
  CapturedLog& operator=(const CapturedLog&) = delete;

  [[nodiscard]] std::string text() const { return text_.str(); }

 private:
  std::ostringstream text_;
  std::shared_ptr<spdlog::logger> before_;
};

struct Recipe {
  std::string name;
  Json json;
};

std::vector<Recipe> recipes(const std::string& url) {
  const std::string secret = "${secret.a}";
  return {
      {"header", {{"kind", "header"}, {"header", "X-Key"}, {"value", "k " + secret}}},
      {"bearer", {{"kind", "bearer"}, {"token", secret}}},
      {"basic", {{"kind", "basic"}, {"user", "ann"}, {"password", secret}}},
      {"query", {{"kind", "query"}, {"name", "key"}, {"value", secret}}},
      {"hmac",
       {{"kind", "hmac"},
        {"algorithm", "sha256"},
        {"secret", secret},
        {"header", "X-S"},
        {"message", secret + "${request.body}"}}},
      {"client credentials",
       {{"kind", "oauth2_client_credentials"},
        {"token_url", url + "/token?x=PrivateQuery"},
        {"client_id", "c"},
        {"client_secret", secret}}},
      {"client in header",
       {{"kind", "oauth2_client_credentials"},
        {"token_url", url + "/token"},
        {"client_id", "c"},
        {"client_secret", secret},
        {"client_auth", "basic"}}},
      {"refresh token",
       {{"kind", "oauth2_refresh_token"}, {"token_url", url + "/token"}, {"refresh_token", secret}}},
      {"authorization code",
       {{"kind", "oauth2_authorization_code"},
        {"authorize_url", url + "/authorize"},
        {"token_url", url + "/token"},
        {"client_id", "c"},
        {"client_secret", "${secret.b}"},
        {"refresh_token", secret}}},
      {"password",
       {{"kind", "oauth2_password"}, {"token_url", url + "/token"}, {"user", "u"}, {"password", secret}}},
      {"login",
       {{"kind", "login"},
        {"url", "/token"},
        {"json", {{"p", secret}}},
        {"headers", {{"X-P", secret}}},
        {"session", {{"k", "/access_token"}}},
        {"header", "X-Key"},
        {"value", "${session.k}${secret.a}"}}},
      {"login form",
       {{"kind", "login"},
        {"url", "/token"},
        {"form", {{"p", secret}}},
        {"session", {{"k", "header:X-K"}}},
        {"header", "X-Key"},
        {"value", "${session.k}"}}},
  };
}

SessionOptions watched(const std::string& url, const Json& recipe) {
  auto options = options_for(url);
  options.auth["main"] = recipe;
  options.limits.tries = 2;
  // Long enough never to be kept inside of an object, where no allocator sees it.
  options.secrets = [](std::string_view) -> Result<Secret> {
    return Secret("S3cretMarker-S3cretMarker-S3cretMarker-0123456789");
  };
  return options;
}

Request private_request() {
  Request request = post("/people/ann@example.org?mail=PrivateQuery", "PrivateBody");
  request.idempotent = true;
  request.headers = {{"X-Note", "PrivateHeader"}};
  request.auth_slot = "main";
  return request;
}

}  // namespace

TEST_CASE("no secret and no customer's data is in a log or an error, whatever happens") {
  const auto token = [](const Received&) {
    Reply reply =
        Reply::json(R"({"access_token":"S3cretMarkerOfTheServer","refresh_token":"S3cretMarkerRotated"})");
    reply.headers.emplace_back("X-K", "S3cretMarkerInHeader");
    return reply;
  };
  Reply cut = Reply::text("PrivateAnswer");
  cut.cut_after = 60;
  Reply garbage;
  garbage.raw = "PrivateAnswer\r\n";
  const std::vector<Reply> endings{Reply::text("PrivateAnswer"),
                                   Reply::text("PrivateAnswer", 401),
                                   Reply::text("PrivateAnswer", 503),
                                   Reply::redirect("https://evil.example/?PrivateQuery"),
                                   cut,
                                   garbage,
                                   Reply::too_many("3600")};
  HttpServer* running = nullptr;
  std::size_t ending = 0;
  HttpServer server([&](const Received& request) {
    return request.path() == "/token" ? token(request) : endings.at(ending);
  });
  running = &server;

  CapturedLog log;
  std::string told;
  for (const Recipe& recipe : recipes(running->url()))
    for (ending = 0; ending < endings.size(); ++ending) {
      const auto answer = open(watched(server.url(), recipe.json))->send(private_request(), {});
      if (!answer) told += recipe.name + ": " + answer.error().code + ": " + answer.error().message + "\n";
    }
  // The sign-in itself refused, unreadable or cut.
  for (const Reply& reply : {Reply::json(R"({"error":"S3cretMarker","x":"PrivateAnswer"})", 401),
                             Reply::text("PrivateAnswer"), cut, garbage}) {
    HttpServer refusing([&](const Received&) { return reply; });
    for (const Recipe& recipe : recipes(refusing.url())) {
      const auto answer = open(watched(refusing.url(), recipe.json))->send(private_request(), {});
      if (!answer) told += answer.error().code + ": " + answer.error().message + "\n";
    }
  }
  told += log.text();
  CHECK(told.find("/people/...") != std::string::npos);  // so something was logged
  CHECK(told.find("refused") != std::string::npos);
  for (const std::string never : {"S3cret", "Private", "ann@", "ann%40", "Basic ", "Bearer "}) {
    INFO(never);
    const auto at = told.find(never);
    CHECK((at == std::string::npos ? "" : told.substr(at < 100 ? 0 : at - 100, 200)) == "");
  }
}

namespace {

// Signs in in a browser that comes back with a marked code; the server's tokens are marked already.
Outcome<void> consent(Session& session) {
  std::thread browser;
  const Asking asking{[&](const std::string& address) -> Status {
                        browser = std::thread([address] {
                          const auto asked = fields_of(address.substr(address.find('?') + 1));
                          visit(asked.at("redirect_uri") + "?code=" + std::string(marker) +
                                "-0123456789-0123456789&state=" + asked.at("state"));
                        });
                        return success();
                      },
                      10s};
  auto done = session.sign_in("main", asking, {});
  browser.join();
  return done;
}

SessionOptions watched_consent(const HttpServer& server) {
  auto options = watched(server.url(), {});
  for (const Recipe& recipe : recipes(server.url()))
    if (recipe.name == "authorization code") options.auth["main"] = recipe.json;
  options.replaced_secret = [](std::string_view, const Secret&) -> Status { return success(); };
  return options;
}

}  // namespace

TEST_CASE("a sign-in in the browser leaves code and tokens in no log and no error") {
  int status = 200;
  HttpServer server([&](const Received&) {
    return Reply::json(
        status == 200
            ? R"({"access_token":"S3cretMarkerOfTheServer","refresh_token":"S3cretMarkerOfTheServer"})"
            : R"({"error":"S3cretMarker","error_description":"S3cretMarker"})",
        status);
  });
  CapturedLog log;
  std::string told;
  for (const int each : {200, 400, 503}) {
    status = each;
    auto options = watched_consent(server);
    options.limits.tries = 1;
    const auto done = consent(*open(options));
    CHECK(done.has_value() == (status == 200));
    if (!done) told += done.error().code + ": " + done.error().message + "\n";
  }
  told += log.text();
  CHECK(told.find("refused the sign-in") != std::string::npos);
  CHECK(told.find("S3cret") == std::string::npos);
}

TEST_CASE("the code and the client's secret of a sign-in in the browser are wiped from memory") {
  HttpServer server(
      [](const Received&) { return Reply::json(R"({"access_token":"t","refresh_token":"r"})"); });
  const auto session = open(watched_consent(server));
  left_behind = 0;
  watching = true;
  const bool good = consent(*session).has_value();
  watching = false;
  CHECK(good);
  CHECK(left_behind == 0);
}

TEST_CASE("secrets are wiped from memory after use") {
  HttpServer server([](const Received& request) {
    Reply reply = request.path() == "/token" ? Reply::json(R"({"access_token":"t"})") : Reply::text("x");
    reply.headers.emplace_back("X-K", "k");
    return reply;
  });
  for (const Recipe& recipe : recipes(server.url())) {
    INFO(recipe.name);
    const auto session = open(watched(server.url(), recipe.json));
    const auto request = private_request();
    left_behind = 0;
    watching = true;
    const bool good = session->send(request, {}).has_value();
    watching = false;
    CHECK(good);
    CHECK(left_behind == 0);
  }
  // The watch itself sees what it should.
  watching = true;
  { const std::string careless = std::string(marker) + std::string(50, 'x'); }
  watching = false;
  CHECK(left_behind == 1);
}
