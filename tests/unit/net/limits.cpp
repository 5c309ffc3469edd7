// SPDX-License-Identifier: Apache-2.0
#include "tests/support/scratch.hpp"
#include "tests/unit/net/support.hpp"

#include <fstream>
#include <sstream>
#include <thread>

using namespace rafiq;
using namespace rafiq::net;
using namespace rafiq::net::test;
using Catch::Contains;
using Steady = std::chrono::steady_clock;

namespace {

// What becomes of a request that may not be repeated, so that each lie is told once.
Failure failed_once(const Reply& reply, Limits limits = {}) {
  HttpServer server([&](const Received&) { return reply; });
  auto options = options_for(server.url());
  options.limits = limits;
  const Failure failed = failure(open(options)->send(post("/"), {}));
  CHECK(server.count() == 1);
  CHECK_THAT(failed.message, Contains(server.url()));
  return failed;
}

}  // namespace

TEST_CASE("a server that does not answer is left after the time limit") {
  Reply slow = Reply::text("x");
  slow.delay = 30s;
  Limits limits;
  limits.total = 300ms;
  const auto start = Steady::now();
  const Failure failed = failed_once(slow, limits);
  CHECK(failed.status == FailureStatus::transient);
  CHECK(failed.code == "timeout");
  CHECK(Steady::now() - start < 2s);
}

TEST_CASE("a request's own limit is kept, and does not exceed the session's") {
  Reply slow = Reply::text("x");
  slow.delay = 30s;
  HttpServer server([&](const Received&) { return slow; });
  auto options = options_for(server.url());
  Request request = post("/");
  request.timeout = 200ms;
  const auto start = Steady::now();
  CHECK(failure(open(options)->send(request, {})).code == "timeout");
  options.limits.total = 200ms;
  request.timeout = 1h;
  CHECK(failure(open(options)->send(request, {})).code == "timeout");
  CHECK(Steady::now() - start < 3s);
}

TEST_CASE("a timeout is tried twice, not four times") {
  Reply slow = Reply::text("x");
  slow.delay = 30s;
  HttpServer server([&](const Received&) { return slow; });
  auto options = options_for(server.url());
  options.limits.total = 200ms;
  CHECK(failure(open(options)->send(get("/"), {})).code == "timeout");
  CHECK(server.count() == 2);
}

TEST_CASE("a server that stops in the middle is left after the stall limit") {
  Reply stalling = Reply::text("0123456789");
  stalling.between_bytes = 20s;
  Limits limits;
  limits.stalled = 1s;
  const auto start = Steady::now();
  const Failure failed = failed_once(stalling, limits);
  CHECK(failed.code == "stalled");
  CHECK(failed.status == FailureStatus::transient);
  CHECK(Steady::now() - start < 5s);
}

TEST_CASE("an answer larger than allowed is refused, whether it says so or not") {
  Limits limits;
  limits.response_bytes = 100'000;
  Reply huge = Reply::text(std::string(100'001, 'x'));
  CHECK(failed_once(huge, limits).code == "too-large");
  CHECK(failed_once(huge, limits).status == FailureStatus::protocol);
  CHECK_THAT(failed_once(huge, limits).message, Contains("smaller pages"));

  Reply silent;
  silent.raw = "HTTP/1.1 200 OK\r\n\r\n" + std::string(200'000, 'x');
  CHECK(failed_once(silent, limits).code == "too-large");
  Reply lying = Reply::text("x");
  lying.claimed_length = 100'000'000;
  CHECK(failed_once(lying, limits).code == "too-large");

  HttpServer server([&](const Received&) { return Reply::text(std::string(100'000, 'x')); });
  auto options = options_for(server.url());
  options.limits = limits;
  CHECK(ok(open(options)->send(get("/"), {})).body.size() == 100'000);
}

TEST_CASE("endless headers are refused") {
  Reply reply;
  reply.raw = "HTTP/1.1 200 OK\r\n";
  for (int i = 0; i < 6000; ++i)
    *reply.raw += "X-H" + std::to_string(i) + ": " + std::string(50, 'x') + "\r\n";
  *reply.raw += "\r\n";
  CHECK(failed_once(reply).code == "too-large");
}

TEST_CASE("a compressed answer is unpacked, and its limit counts what comes out") {
  const rafiq::test::Scratch scratch;
  const auto packed = (scratch / "x.gz").string();
  REQUIRE(std::system(("head -c 2000000 /dev/zero | tr '\\0' x | gzip > " + packed).c_str()) == 0);
  std::ostringstream bytes;
  bytes << std::ifstream(packed).rdbuf();
  Reply reply = Reply::text(bytes.str());
  reply.headers.emplace_back("Content-Encoding", "gzip");
  REQUIRE(reply.body.size() < 10'000);

  HttpServer server([&](const Received&) { return reply; });
  CHECK(ok(open(options_for(server.url()))->send(get("/"), {})).body == std::string(2'000'000, 'x'));
  Limits limits;
  limits.response_bytes = 1'000'000;
  CHECK(failed_once(reply, limits).code == "too-large");
  reply.body = "not gzip at all";
  CHECK(failed_once(reply).status == FailureStatus::protocol);
}

TEST_CASE("answers that are cut, empty or not HTTP are told apart") {
  Reply cut = Reply::text(std::string(1000, 'x'));
  cut.cut_after = 200;
  CHECK(failed_once(cut).code == "cut-short");
  Reply in_head = Reply::text("x");
  in_head.cut_after = 20;
  CHECK(failed_once(in_head).code == "cut-short");
  Reply nothing;
  nothing.hang_up = true;
  CHECK(failed_once(nothing).code == "cut-short");
  Reply short_of = Reply::text("x");
  short_of.claimed_length = 100;
  CHECK(failed_once(short_of).code == "cut-short");
  Reply garbage;
  garbage.raw = "SSH-2.0-OpenSSH_9.2\r\n";
  CHECK(failed_once(garbage).code == "not-http");
  CHECK(failed_once(garbage).status == FailureStatus::protocol);

  Reply chunks;
  chunks.raw = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab";
  CHECK(failed_once(chunks).code == "cut-short");
  chunks.raw = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n";
  CHECK(failed_once(chunks).code == "cut-short");

  Reply longer = Reply::text("0123456789");
  longer.claimed_length = 5;
  HttpServer server([&](const Received&) { return longer; });
  CHECK(ok(open(options_for(server.url()))->send(get("/"), {})).body == "01234");
}

TEST_CASE("trailers and interim answers are part of HTTP") {
  Reply reply;
  reply.raw =
      "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
      "3\r\nabc\r\n0\r\nX-Trailer: 1\r\n\r\n";
  HttpServer server([&](const Received&) { return reply; });
  const Response response = ok(open(options_for(server.url()))->send(get("/"), {}));
  CHECK(response.status == 200);
  CHECK(response.body == "abc");
  CHECK_FALSE(response.header("link"));
}

TEST_CASE("a name that nobody knows and a port that nobody serves are told apart") {
  auto options = options_for("https://crm.invalid");
  options.limits.tries = 1;
  options.proxy = "none";
  const Failure unknown = failure(open(options)->send(get("/"), {}));
  CHECK(unknown.code == "dns");
  CHECK_THAT(unknown.message, Contains("https://crm.invalid") && Contains("spelling"));
  options = options_for("http://127.0.0.1:" + std::to_string(rafiq::test::closed_port()));
  options.limits.tries = 1;
  const Failure refused = failure(open(options)->send(get("/"), {}));
  CHECK(refused.code == "refused");
  CHECK_THAT(refused.message, Contains(options.base_url) && Contains("port"));
}

TEST_CASE("a cancel ends whatever is being waited for within 200 ms") {
  Reply slow = Reply::text("x");
  const auto cancelled_in = [](const SessionOptions& options, HttpServer& server, const Request& request,
                               std::size_t arrivals) {
    const auto session = open(options);
    CancelToken cancel;
    Steady::time_point asked;
    bool arrived = false;
    std::thread asker([&] {
      arrived = server.wait_for(arrivals);
      asked = Steady::now();
      cancel.request();
    });
    const Failure failed = failure(session->send(request, cancel));
    const auto ended = Steady::now();
    asker.join();
    CHECK(arrived);
    CHECK(failed.status == FailureStatus::cancelled);
    return ended - asked;
  };

  SECTION("a slow server") {
    slow.delay = 30s;
    HttpServer server([&](const Received&) { return slow; });
    CHECK(cancelled_in(options_for(server.url()), server, get("/"), 1) < 200ms);
  }
  SECTION("a trickle") {
    slow.body = std::string(1000, 'x');
    slow.between_bytes = 20ms;
    HttpServer server([&](const Received&) { return slow; });
    CHECK(cancelled_in(options_for(server.url()), server, get("/"), 1) < 200ms);
  }
  SECTION("the wait that the server asked for") {
    HttpServer server([&](const Received&) { return Reply::too_many("20"); });
    CHECK(cancelled_in(options_for(server.url()), server, get("/"), 1) < 200ms);
  }
  SECTION("the rate budget") {
    HttpServer server([&](const Received&) { return slow; });
    auto options = options_for(server.url());
    options.budget = {0.01, 1, 1};
    const auto session = open(options);
    ok(session->send(get("/"), {}));
    CancelToken cancel;
    std::thread asker([&] {
      std::this_thread::sleep_for(100ms);
      cancel.request();
    });
    const auto start = Steady::now();
    CHECK(failure(session->send(get("/"), cancel)).status == FailureStatus::cancelled);
    CHECK(Steady::now() - start < 300ms);
    asker.join();
  }
  SECTION("before it begins") {
    HttpServer server([&](const Received&) { return slow; });
    CancelToken cancel;
    cancel.request();
    CHECK(failure(open(options_for(server.url()))->send(get("/"), cancel)).status ==
          FailureStatus::cancelled);
    CHECK(server.count() == 0);
  }
}
