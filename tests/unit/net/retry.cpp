// SPDX-License-Identifier: Apache-2.0
#include "core/net/retry.hpp"

#include "tests/unit/net/support.hpp"

using namespace rafiq;
using namespace rafiq::net;
using namespace rafiq::net::test;
using Steady = std::chrono::steady_clock;

TEST_CASE("Retry-After is read as seconds or as a date") {
  const auto now = parse_iso8601("2026-03-01T09:30:00Z").value();
  CHECK(parse_retry_after("0", now) == 0ms);
  CHECK(parse_retry_after("120", now) == 120s);
  CHECK(parse_retry_after("Sun, 01 Mar 2026 09:31:30 GMT", now) == 90s);
  CHECK(parse_retry_after("Sunday, 01-Mar-26 09:31:30 GMT", now) == 90s);
  CHECK(parse_retry_after("Sun, 01 Mar 2026 09:29:00 GMT", now) == 0ms);
  CHECK(parse_retry_after("Sun, 01 Mar 2036 09:29:00 GMT", now) == 24h);
  CHECK(parse_retry_after("99999999999999999999", now) == 24h);
  for (const std::string bad : {"", "soon", "-5", "1.5", "0x10", "5 seconds"})
    CHECK_FALSE(parse_retry_after(bad, now));
}

TEST_CASE("the wait before the next try is anywhere below a ceiling that doubles") {
  for (const auto& [next, ceiling] :
       std::vector<std::pair<int, std::chrono::milliseconds>>{{2, 250ms}, {3, 500ms}, {5, 2s}, {20, 10s}}) {
    std::chrono::milliseconds least = 1h;
    std::chrono::milliseconds most = 0ms;
    for (int i = 0; i < 400; ++i) {
      const auto wait = backoff(next);
      least = std::min(least, wait);
      most = std::max(most, wait);
    }
    CHECK(least < ceiling / 10);
    CHECK(most > ceiling * 8 / 10);
    CHECK(most <= ceiling);
  }
}

TEST_CASE("what may be repeated is tried again after trouble that may pass") {
  for (const int status : {429, 502, 503, 504}) {
    HttpServer server(
        rafiq::test::in_turn({Reply::text("", status), Reply::text("", status), Reply::text("good")}));
    CHECK(ok(open(options_for(server.url()))->send(get("/"), {})).body == "good");
    CHECK(server.count() == 3);
  }
  Reply cut = Reply::text("0123456789");
  cut.cut_after = 50;
  Reply nothing;
  nothing.hang_up = true;
  Reply short_of = Reply::text("0123456789");
  short_of.claimed_length = 20;
  HttpServer server(rafiq::test::in_turn({cut, nothing, short_of, Reply::text("good")}));
  CHECK(ok(open(options_for(server.url()))->send(get("/"), {})).body == "good");
}

TEST_CASE("a POST is sent once, unless the connector says that twice does no harm") {
  for (const bool idempotent : {false, true}) {
    Reply nothing;
    nothing.hang_up = true;
    HttpServer server(rafiq::test::in_turn({nothing, Reply::text("good")}));
    Request request = post("/");
    request.idempotent = idempotent;
    const auto answer = open(options_for(server.url()))->send(request, {});
    CHECK(answer.has_value() == idempotent);
    CHECK(server.count() == (idempotent ? 2 : 1));
  }
  HttpServer overloaded([](const Received&) { return Reply::text("", 503); });
  CHECK(failure(open(options_for(overloaded.url()))->send(post("/"), {})).status == FailureStatus::transient);
  CHECK(overloaded.count() == 1);
}

TEST_CASE("a POST is not sent again by a kept connection that has died") {
  std::atomic<int> requests = 0;
  HttpServer server([&](const Received&) {
    Reply reply = Reply::text("x");
    reply.hang_up = ++requests == 2;
    return reply;
  });
  const auto session = open(options_for(server.url()));
  ok(session->send(get("/"), {}));
  CHECK(failure(session->send(post("/"), {})).code == "cut-short");
  CHECK(server.count() == 2);
}

TEST_CASE("a POST that was turned away before anything was done is sent again") {
  HttpServer server(rafiq::test::in_turn({Reply::too_many(), Reply::text("good")}));
  CHECK(ok(open(options_for(server.url()))->send(post("/"), {})).body == "good");
  CHECK(server.count() == 2);
  auto options = options_for("http://127.0.0.1:" + std::to_string(rafiq::test::closed_port()));
  const Failure refused = failure(open(options)->send(post("/"), {}));
  CHECK(refused.code == "refused");
  CHECK_THAT(refused.message, Catch::Contains("tried 4 times"));
}

TEST_CASE("Retry-After is kept to") {
  HttpServer server(rafiq::test::in_turn({Reply::too_many("1"), Reply::text("good")}));
  const auto start = Steady::now();
  CHECK(ok(open(options_for(server.url()))->send(get("/"), {})).body == "good");
  CHECK(Steady::now() - start >= 1s);
}

TEST_CASE("a Retry-After that is too long is told, not waited for") {
  for (const int status : {429, 503}) {
    Reply reply = Reply::too_many("3600");
    reply.status = status;
    HttpServer server([&](const Received&) { return reply; });
    const auto session = open(options_for(server.url()));
    const Failure failed = failure(session->send(get("/"), {}));
    CHECK(failed.status == (status == 429 ? FailureStatus::rate_limited : FailureStatus::transient));
    CHECK(failed.retry_after == 1h);
    CHECK_THAT(failed.message, Catch::Contains(server.url()));

    const Failure next = failure(session->send(get("/"), {}));
    CHECK(next.status == FailureStatus::rate_limited);
    CHECK(next.retry_after > 59min);
    CHECK_THAT(next.message, Catch::Contains(server.url()));
    CHECK(server.count() == 1);
  }
}

TEST_CASE("a Retry-After date is read by the clock of the account") {
  auto clock = std::make_shared<FixedClock>(parse_iso8601("2026-03-01T09:30:00Z").value());
  HttpServer server([](const Received&) { return Reply::too_many("Sun, 01 Mar 2026 10:00:00 GMT"); });
  auto options = options_for(server.url());
  options.clock = clock;
  CHECK(failure(open(options)->send(get("/"), {})).retry_after == 30min);
}

TEST_CASE("trouble that stays is reported after the tries, with the host and what to do") {
  HttpServer server([](const Received&) { return Reply::text("", 503); });
  const Failure failed = failure(open(options_for(server.url()))->send(get("/"), {}));
  CHECK(failed.status == FailureStatus::transient);
  CHECK(server.count() == 4);
  CHECK_THAT(failed.message,
             Catch::Contains(server.url()) && Catch::Contains("503") && Catch::Contains("Try again later"));
}
