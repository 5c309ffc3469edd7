// SPDX-License-Identifier: Apache-2.0
// What becomes of requests to a CRM that cannot be reached.
#include "tests/unit/net/support.hpp"

#include <atomic>

using namespace rafiq;
using namespace rafiq::net;
using namespace rafiq::net::test;

namespace {

// A CRM that is down until told otherwise.
struct Crm {
  std::atomic<int> status{503};
  HttpServer server{[this](const Received&) { return Reply::text("hello", status); }};

  std::unique_ptr<Session> session() const {
    auto options = options_for(server.url());
    options.limits.tries = 1;
    return open(std::move(options));
  }
};

}  // namespace

TEST_CASE("a CRM that is down three times in a row is left alone, and the words say until when") {
  Crm crm;
  const auto session = crm.session();
  for (int i = 0; i < 3; ++i) CHECK(failure(session->send(get("/"), {})).code == "overloaded");
  CHECK(session->left_alone() > 0ms);
  const auto paused = failure(session->send(get("/"), {}));
  CHECK(paused.status == FailureStatus::transient);
  CHECK(paused.code == "paused");
  CHECK(paused.retry_after > 1s);
  CHECK(paused.message.find("could not be reached several times in a row") != std::string::npos);
  CHECK(crm.server.count() == 3);

  crm.status = 200;
  session->forgive();
  CHECK(ok(session->send(get("/"), {})).body == "hello");
  CHECK(session->left_alone() == 0ms);
  CHECK(ok(session->send(get("/"), {})).body == "hello");
}

TEST_CASE("a CRM that refuses is there: nothing is held against it") {
  Crm crm;
  const auto session = crm.session();
  for (const int status : {503, 503, 404, 503, 503, 429, 503, 503, 200, 503, 503}) {
    crm.status = status;
    (void)session->send(get("/"), {});
  }
  CHECK(session->left_alone() == 0ms);
  CHECK(crm.server.count() == 11);
}

TEST_CASE("what we refuse ourselves says nothing about the CRM") {
  Crm crm;
  const auto session = crm.session();
  for (int i = 0; i < 2; ++i) (void)session->send(get("/"), {});
  CHECK(failure(session->send(get("http://127.0.0.2:1/"), {})).code == "host-not-allowed");
  (void)session->send(get("/"), {});
  CHECK(session->left_alone() > 0ms);
}
