// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/net/support.hpp"

#include <cstdlib>

using namespace rafiq;
using namespace rafiq::net;
using namespace rafiq::net::test;
using Catch::Contains;

namespace {

const Json header_recipe = {{"kind", "header"}, {"header", "X-Key"}, {"value", "${secret.key}"}};

Request signed_get(std::string url) {
  Request request = get(std::move(url));
  request.auth_slot = "main";
  request.headers = {{"Authorization", "own"}, {"Cookie", "own"}, {"X-Harmless", "own"}};
  return request;
}

SessionOptions signed_options(const std::string& url) {
  auto options = options_for(url);
  options.auth["main"] = header_recipe;
  return options;
}

}  // namespace

TEST_CASE("redirects on the same host are followed, with the credential") {
  for (const int status : {301, 302, 303, 307, 308}) {
    HttpServer server([&](const Received& request) {
      return request.path() == "/api/old" ? Reply::redirect("../new?x=1", status) : Reply::text("here");
    });
    const auto session = open(signed_options(server.url("/api")));
    CHECK(ok(session->send(signed_get("/old"), {})).body == "here");
    const auto last = server.received().back();
    CHECK(last.target == "/new?x=1");
    CHECK(last.header("x-key") == "the-key");
    CHECK(last.header("authorization") == "own");
    CHECK(server.count() == 2);
  }
}

TEST_CASE("credentials never follow to another host, though it is an allowed one") {
  HttpServer other([](const Received&) { return Reply::text("elsewhere"); });
  HttpServer server([&](const Received& request) {
    return request.path() == "/" ? Reply::redirect(other.url("/there")) : Reply::redirect(other.url("/back"));
  });
  auto options = signed_options(server.url());
  options.allowed_hosts = {"127.0.0.1:" + std::to_string(other.port())};
  CHECK(ok(open(options)->send(signed_get("/"), {})).body == "elsewhere");
  const auto received = other.received().at(0);
  CHECK(received.header("x-key").empty());
  CHECK(received.header("authorization").empty());
  CHECK(received.header("cookie").empty());
  CHECK(received.header("x-harmless") == "own");
}

TEST_CASE("nor do they come back from there") {
  std::string home;
  HttpServer other([&](const Received&) { return Reply::redirect(home + "/home-again"); });
  HttpServer server([&](const Received& request) {
    return request.path() == "/" ? Reply::redirect(other.url()) : Reply::text("home");
  });
  home = server.url();
  auto options = signed_options(server.url());
  options.allowed_hosts = {"127.0.0.1:" + std::to_string(other.port())};
  ok(open(options)->send(signed_get("/"), {}));
  CHECK(server.received().back().target == "/home-again");
  CHECK(server.received().back().header("x-key").empty());
}

TEST_CASE("a redirect to a host that is not the account's sends nothing there") {
  HttpServer other([](const Received&) { return Reply::text("elsewhere"); });
  const std::vector<std::string> locations{
      other.url("/x"), "http://localhost:" + std::to_string(other.port()) + "/", "https://evil.example/?q=1"};
  for (const std::string& location : locations) {
    HttpServer server([&](const Received&) { return Reply::redirect(location); });
    const Failure failed = failure(open(signed_options(server.url()))->send(signed_get("/"), {}));
    CHECK(failed.status == FailureStatus::config);
    CHECK(failed.code == "host-not-allowed");
    CHECK_THAT(failed.message, Contains("127.0.0.1") && !Contains("q=1"));
  }
  CHECK(other.count() == 0);
}

TEST_CASE("a request to a host that is not the account's sends nothing, not even a sign-in") {
  HttpServer server([](const Received&) { return Reply::json(R"({"k":"x"})"); });
  auto options = options_for(server.url());
  options.auth["main"] = {{"kind", "login"},
                          {"url", "/login"},
                          {"session", {{"key", "/k"}}},
                          {"header", "X-Key"},
                          {"value", "${session.key}"}};
  for (const std::string url :
       {"https://evil.example/", "http://127.0.0.1:1/", "http://127.0.0.1.evil.example/"}) {
    const Failure failed = failure(open(options)->send(signed_get(url), {}));
    CHECK(failed.code == "host-not-allowed");
    CHECK(failed.status == FailureStatus::config);
  }
  CHECK(server.count() == 0);
}

TEST_CASE("redirects to other schemes or nonsense are refused") {
  for (const std::string location : {"file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/",
                                     "http://u:p@127.0.0.1/", "https://"}) {
    HttpServer server([&](const Received&) { return Reply::redirect(location); });
    CHECK(failure(open(options_for(server.url()))->send(get("/"), {})).status == FailureStatus::protocol);
    CHECK(server.count() == 1);
  }
}

TEST_CASE("a redirect loop ends") {
  HttpServer server([](const Received&) { return Reply::redirect("/again"); });
  CHECK(failure(open(options_for(server.url()))->send(get("/"), {})).code == "redirect-loop");
  CHECK(server.count() == 6);
}

TEST_CASE("the method changes as browsers change it, the body goes with the method") {
  struct Case {
    std::string method;
    int status;
    std::string then;
  };
  for (const Case& c : std::vector<Case>{{"POST", 303, "GET"},
                                         {"POST", 302, "GET"},
                                         {"POST", 301, "GET"},
                                         {"POST", 307, "POST"},
                                         {"POST", 308, "POST"},
                                         {"PUT", 302, "PUT"},
                                         {"PUT", 303, "GET"},
                                         {"DELETE", 307, "DELETE"},
                                         {"HEAD", 302, "HEAD"},
                                         {"HEAD", 303, "HEAD"}}) {
    INFO(c.method << " " << c.status);
    HttpServer server([&](const Received& request) {
      return request.path() == "/" ? Reply::redirect("/next", c.status) : Reply::text("");
    });
    Request request = post("/", c.method == "HEAD" ? "" : "payload");
    request.method = c.method;
    request.headers = {{"Content-Type", "text/x"}};
    ok(open(options_for(server.url()))->send(request, {}));
    const auto last = server.received().back();
    CHECK(last.method == c.then);
    CHECK(last.body == (c.then == "GET" ? "" : request.body));
    CHECK(last.header("content-type") == (c.then == "GET" ? "" : "text/x"));
  }
}

TEST_CASE("a POST that is sent elsewhere by 301 or 302 tells that the address is wrong") {
  HttpServer other([](const Received&) { return Reply::text(""); });
  HttpServer server([&](const Received&) { return Reply::redirect(other.url("/"), 301); });
  auto options = options_for(server.url());
  options.allowed_hosts = {"127.0.0.1:" + std::to_string(other.port())};
  const Failure failed = failure(open(options)->send(post("/"), {}));
  CHECK(failed.status == FailureStatus::config);
  CHECK_THAT(failed.message, Contains(other.url()) && Contains("address"));
  CHECK(other.count() == 0);
}

TEST_CASE("a sign-in refused only because the redirect dropped it says so") {
  HttpServer other([](const Received&) { return Reply::text("", 401); });
  HttpServer server([&](const Received&) { return Reply::redirect(other.url("/")); });
  auto options = signed_options(server.url());
  options.allowed_hosts = {"127.0.0.1:" + std::to_string(other.port())};
  const Failure failed = failure(open(options)->send(signed_get("/"), {}));
  CHECK(failed.status == FailureStatus::config);
  CHECK_THAT(failed.message, Contains(other.url()));
}

TEST_CASE("plain http goes to this machine only, unless the account says otherwise") {
  HttpServer server([](const Received&) { return Reply::redirect("http://crm.example.org/x"); });
  auto options = options_for(server.url());
  options.allowed_hosts = {"crm.example.org"};
  options.proxy = server.url();  // so that nothing can leave
  const Failure failed = failure(open(options)->send(get("/"), {}));
  CHECK(failed.status == FailureStatus::config);
  CHECK(failed.code == "plain-http");
  CHECK_THAT(failed.message,
             Contains("http://crm.example.org") && Contains("https") && Contains("allow_plain_http"));
  CHECK(server.count() == 1);

  HttpServer proxy([](const Received&) { return Reply::text("through the proxy"); });
  options = options_for("http://crm.example.org/base");
  options.settings["allow_plain_http"] = "true";
  options.proxy = proxy.url();
  CHECK(ok(open(options)->send(get("/x"), {})).body == "through the proxy");
  CHECK(proxy.received().at(0).target == "http://crm.example.org/base/x");
}

TEST_CASE("the proxy is not asked for what is on this machine") {
  HttpServer proxy([](const Received&) { return Reply::text("proxy"); });
  HttpServer server([](const Received&) { return Reply::text("direct"); });
  auto options = options_for(server.url());
  options.proxy = proxy.url();
  CHECK(ok(open(options)->send(get("/"), {})).body == "direct");
  CHECK(proxy.count() == 0);
}

TEST_CASE("a proxy that refuses is named as the proxy") {
  for (const int status : {403, 407}) {
    HttpServer proxy([&](const Received&) { return Reply::text("no", status); });
    auto options = options_for("https://crm.example.org");
    options.proxy = proxy.url();
    options.limits.tries = 1;
    const Failure failed = failure(open(options)->send(get("/"), {}));
    CHECK(failed.code == "proxy");
    CHECK_THAT(failed.message, Contains("proxy") && Contains("https://crm.example.org"));
  }
}

TEST_CASE("a proxy that cannot be reached is named as the proxy, and not the CRM") {
  const auto closed = [] {
    const HttpServer gone([](const Received&) { return Reply::text(""); });
    return gone.url();
  }();
  auto options = options_for("https://crm.example.org");
  options.limits.tries = 1;
  const auto check = [&] {
    const Failure failed = failure(open(options)->send(get("/"), {}));
    CHECK(failed.code == "proxy");
    CHECK_THAT(failed.message, Contains("proxy on the way to https://crm.example.org cannot be reached"));
  };
  SECTION("by the policy") {
    options.proxy = closed;
    check();
  }
  SECTION("by the environment") {
    ::setenv("https_proxy", closed.c_str(), 1);
    check();
    ::unsetenv("https_proxy");
  }
}

TEST_CASE("a CRM that refuses is not taken for a proxy") {
  const auto closed = [] {
    const HttpServer gone([](const Received&) { return Reply::text(""); });
    return gone.url();
  }();
  auto options = options_for(closed);
  options.limits.tries = 1;
  CHECK(failure(open(options)->send(get("/"), {})).code == "refused");
}
