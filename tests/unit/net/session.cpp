// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/net/support.hpp"

#include <thread>

using namespace rafiq;
using namespace rafiq::net;
using namespace rafiq::net::test;

TEST_CASE("a request arrives as it was made, and its answer likewise") {
  HttpServer server([](const Received&) {
    Reply reply = Reply::json(R"({"id":27})", 201);
    reply.headers.emplace_back("X-Thing", "  one two ");
    return reply;
  });
  const auto session = open(options_for(server.url("/api/")));
  Request request = post("/users?fields=id", "{\"name\":\"نور\"}");
  request.headers = {{"Content-Type", "application/json"}, {"X-Empty", ""}};
  const Response response = ok(session->send(request, {}));

  CHECK(response.status == 201);
  CHECK(response.body == R"({"id":27})");
  CHECK(response.header("x-thing") == "one two");
  const auto received = server.received().at(0);
  CHECK(received.method == "POST");
  CHECK(received.target == "/api/users?fields=id");
  CHECK(received.body == "{\"name\":\"نور\"}");
  CHECK(received.header("content-type") == "application/json");
  CHECK(received.headers.contains("x-empty"));
  CHECK(received.header("user-agent") == "Rafiq");
}

TEST_CASE("every method arrives, with a body where there is one") {
  HttpServer server([](const Received&) { return Reply::text("body"); });
  const auto session = open(options_for(server.url()));
  for (const std::string method : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
    Request request = get("/x");
    request.method = method;
    if (method == "PUT" || method == "DELETE") request.body = "payload";
    const Response response = ok(session->send(request, {}));
    CHECK(server.received().back().method == method);
    CHECK(server.received().back().body == request.body);
    CHECK(server.received().back().header("content-type").empty());
    CHECK(response.body == (method == "HEAD" ? "" : "body"));
  }
}

TEST_CASE("error statuses are answers: the connector knows what they mean") {
  for (const int status : {400, 401, 403, 404, 409, 412, 422, 500, 501}) {
    HttpServer server([=](const Received&) { return Reply::json("{}", status); });
    CHECK(ok(open(options_for(server.url()))->send(get("/"), {})).status == status);
    CHECK(server.count() == 1);
  }
}

TEST_CASE("connections are kept and reused, and threads share the session") {
  HttpServer server([](const Received&) { return Reply::text("x"); });
  const auto session = open(options_for(server.url()));
  for (int i = 0; i < 20; ++i) ok(session->send(get("/"), {}));
  CHECK(server.connections() == 1);

  std::atomic<int> good = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < 25; ++i) good += session->send(get("/"), {}).has_value() ? 1 : 0;
    });
  for (auto& thread : threads) thread.join();
  CHECK(good == 200);
  CHECK(server.connections() <= 9);
}

TEST_CASE("what is not a proper request is the connector's mistake and sends nothing") {
  HttpServer server([](const Received&) { return Reply::text("x"); });
  const auto session = open(options_for(server.url()));
  const auto code = [&](const Request& request) {
    const Failure failed = failure(session->send(request, {}));
    CHECK(failed.status == FailureStatus::bug);
    return failed.code;
  };
  for (const std::string url :
       {"/a\r\nX-Evil: 1", "/a\nb", "file:///etc/passwd", "ftp://127.0.0.1/", "//other.example/",
        "http://user:secret@127.0.0.1/", "gopher://127.0.0.1/", "http://"})
    CHECK(code(get(url)) == "request");
  for (const Header& header : std::vector<Header>{{"X-A", "1\r\nX-Evil: 1"},
                                                  {"X-A", "1\nX-Evil: 1"},
                                                  {"X-A", std::string("a\0b", 3)},
                                                  {"X-A\r\nX-Evil", "1"},
                                                  {"X A", "1"},
                                                  {"", "1"},
                                                  {"X-A:", "1"},
                                                  {"Host", "evil.example"},
                                                  {"content-length", "3"},
                                                  {"Transfer-Encoding", "chunked"},
                                                  {"Proxy-Authorization", "x"}}) {
    Request request = get("/");
    request.headers = {header};
    CHECK(code(request) == "request");
  }
  for (const std::string method : {"", "get", "GET /evil HTTP/1.1\r\nX: ", "CONNECT", "TRACE"}) {
    Request request = get("/");
    request.method = method;
    CHECK(code(request) == "request");
  }
  CHECK(server.count() == 0);
}

TEST_CASE("a session that could never work says so when it is made") {
  const auto message = [](SessionOptions options) {
    const auto session = Session::create(std::move(options));
    REQUIRE_FALSE(session);
    CHECK(session.error().code == ErrorCode::configuration);
    return session.error().message();
  };
  using Catch::Contains;
  CHECK_THAT(message(options_for("crm.example.org")), Contains("https://"));
  CHECK_THAT(message(options_for("ftp://crm.example.org")), Contains("address"));
  CHECK_THAT(message(options_for("http://crm.example.org")), Contains("allow_plain_http"));
  CHECK_THAT(message(options_for("${setting.url}")), Contains("\"url\""));
  auto options = options_for("https://crm.example.org");
  options.ca_file = "/nonexistent/ca.pem";
  CHECK_THAT(message(options), Contains("/nonexistent/ca.pem"));
  options = options_for("https://crm.example.org");
  options.allowed_hosts = {"https://other.example/path"};
  CHECK_THAT(message(options), Contains("not a host"));
  options = options_for("https://crm.example.org");
  options.proxy = "http://me:password@proxy:3128";
  CHECK_THAT(message(options), Contains("proxy") && !Contains("password@"));
}
