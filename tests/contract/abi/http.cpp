// SPDX-License-Identifier: Apache-2.0
// http/1, from a connector in its own process through core to a server, and back.
#include "core/net/session.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/connectors/connectors.hpp"
#include "tests/support/http_server.hpp"

#include <condition_variable>
#include <mutex>
#include <numeric>
#include <thread>

using namespace rafiq;
using namespace std::chrono_literals;
using connector::Connection;
using test::HttpServer;
using test::Received;
using test::Reply;

namespace {

std::unique_ptr<net::Session> session_for(const HttpServer& server) {
  net::SessionOptions options;
  options.account = "support";
  options.base_url = server.url();
  options.budget = {10'000, 10'000, 16};
  auto session = net::Session::create(std::move(options));
  REQUIRE(session);
  return std::move(session).value();
}

std::unique_ptr<Connection> start(net::Session* session, const std::string& deed = {}) {
  auto options = test::launch("mischief", deed);
  options.http = session;
  options.in_process = GENERATE(false, true);
  auto started = Connection::start(options);
  REQUIRE(started);
  return std::move(started).value();
}

}  // namespace

TEST_CASE("a request goes out as the connector made it, and the answer comes back byte for byte") {
  std::string bytes(300'000, '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 7);
  const HttpServer server([&](const Received&) {
    Reply reply;
    reply.headers = {{"Content-Type", "application/octet-stream"}};
    reply.body = bytes;
    return reply;
  });
  const auto session = session_for(server);
  const auto connection = start(session.get());
  const auto answer = connection->get("user", "/users?page=2");
  REQUIRE(answer);
  CHECK(answer.value().at("status") == 200);
  CHECK(answer.value().at("type") == "application/octet-stream");
  CHECK(answer.value().at("size") == bytes.size());
  CHECK(answer.value().at("sum") == std::accumulate(bytes.begin(), bytes.end(), 0U, [](unsigned sum, char c) {
          return sum * 31 + static_cast<unsigned char>(c);
        }));
  const auto request = server.received().at(0);
  CHECK(request.target == "/users?page=2");
  CHECK(request.header("x-asked-by") == "mischief");
}

TEST_CASE("any status is an answer") {
  const HttpServer server([](const Received&) { return Reply::json("{}", 404); });
  const auto session = session_for(server);
  CHECK(start(session.get())->get("user", "/x").value().at("status") == 404);
}

TEST_CASE("a host that is not of the account cannot be asked") {
  const HttpServer server([](const Received&) { return Reply::json("{}"); });
  const auto session = session_for(server);
  const auto connection = start(session.get());
  CHECK_FALSE(connection->get("user", "https://elsewhere.example/x"));
  REQUIRE(connection->failure());
  CHECK(connection->failure()->status == RAFIQ_CONFIG);
  CHECK(server.count() == 0);
}

TEST_CASE("without a session there is no HTTP; one that comes later is used") {
  const HttpServer server([](const Received&) { return Reply::json("{}"); });
  const auto session = session_for(server);
  const auto connection = start(nullptr);
  CHECK_FALSE(connection->get("user", "/x"));
  CHECK(connection->failure()->status == RAFIQ_UNSUPPORTED);
  connection->use_http(session.get());
  CHECK(connection->get("user", "/x"));
}

TEST_CASE("an answer that is too large for a frame is refused in words") {
  const HttpServer server(
      [](const Received&) { return Reply::text(std::string(std::size_t{20} << 20, 'x')); });
  const auto session = session_for(server);
  const auto connection = start(session.get());
  const auto answer = connection->get("user", "/x");
  REQUIRE_FALSE(answer);
  CHECK(answer.error().code == ErrorCode::bad_data);
  CHECK(answer.error().what.find("larger than 15 MiB") != std::string::npos);
  CHECK(connection->alive());
}

TEST_CASE("requests of several threads are under way at the same time") {
  std::mutex mutex;
  std::condition_variable changed;
  int at_once = 0;
  const HttpServer server([&](const Received&) {
    std::unique_lock lock(mutex);
    ++at_once;
    changed.notify_all();
    // Answered only when four are here: one after the other they would never end.
    const bool together = changed.wait_for(lock, 20s, [&] { return at_once >= 4; });
    return Reply::json("{}", together ? 200 : 500);
  });
  const auto session = session_for(server);
  CHECK(start(session.get(), "http-threads")->check().value() == Json{{"good", 4}});
}

TEST_CASE("a request that hangs does not hold up a cancel, and the connector lives on") {
  const HttpServer server([](const Received&) {
    Reply reply = Reply::json("{}");
    reply.delay = 60s;
    return reply;
  });
  const auto session = session_for(server);
  const auto connection = start(session.get());
  CancelToken cancel;
  std::thread canceller([&] {
    CHECK(server.wait_for(1));
    cancel.request();
  });
  const auto answer = connection->get("user", "/x", cancel);
  canceller.join();
  REQUIRE_FALSE(answer);
  CHECK(answer.error().code == ErrorCode::cancelled);
  CHECK(connection->alive());
  CHECK(connection->check());
}
