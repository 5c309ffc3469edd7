// SPDX-License-Identifier: Apache-2.0
#include "tests/support/scratch.hpp"
#include "tests/unit/net/support.hpp"

#include <fstream>

using namespace rafiq;
using namespace rafiq::net;
using namespace rafiq::net::test;
using Catch::Contains;
using rafiq::test::Certificate;
using rafiq::test::Scratch;

TEST_CASE("a certificate that nobody signed is refused before anything is sent") {
  const Scratch scratch;
  HttpServer server([](const Received&) { return Reply::text("x"); }, Certificate::make(scratch.path()));
  auto options = options_for(server.url());
  options.auth["main"] = {{"kind", "bearer"}, {"token", "${secret.token}"}};
  Request request = get("/");
  request.auth_slot = "main";
  const Failure failed = failure(open(options)->send(request, {}));
  CHECK(failed.status == FailureStatus::config);
  CHECK(failed.code == "certificate-self-signed");
  CHECK_THAT(failed.message,
             Contains(server.url()) && Contains("certificate") && Contains("network.ca_file"));
  CHECK(server.count() == 0);
  CHECK(server.connections() == 1);  // this is not tried again
}

TEST_CASE("the organisation's own CA file is trusted when the policy names it") {
  const Scratch scratch;
  const auto certificate = Certificate::make(scratch.path());
  HttpServer server([](const Received&) { return Reply::text("x"); }, certificate);
  auto options = options_for(server.url());
  options.ca_file = certificate.certificate.string();
  const auto session = open(options);
  for (int i = 0; i < 5; ++i) CHECK(ok(session->send(get("/"), {})).body == "x");
  CHECK(server.connections() == 1);
}

TEST_CASE("a trusted certificate of another host is refused") {
  const Scratch scratch;
  const auto certificate = Certificate::make(scratch.path(), "other.example.org");
  HttpServer server([](const Received&) { return Reply::text("x"); }, certificate);
  auto options = options_for(server.url());
  options.ca_file = certificate.certificate.string();
  const Failure failed = failure(open(options)->send(get("/"), {}));
  CHECK(failed.status == FailureStatus::config);
  CHECK(failed.code == "certificate-name");
  CHECK_THAT(failed.message, !Contains("ca_file"));  // trusting somebody would not help
  CHECK(server.count() == 0);
}

TEST_CASE("the name of a host is no reason to distrust its certificate") {
  const Scratch scratch;
  const auto certificate = Certificate::make(scratch.path(), "other.example.org");
  HttpServer server([](const Received&) { return Reply::text("x"); }, certificate);
  for (const std::string host : {"expired-issuer.localhost", "self-signed.localhost"}) {
    auto options = options_for("https://" + host + ":" + std::to_string(server.port()));
    options.ca_file = certificate.certificate.string();
    const Failure failed = failure(open(options)->send(get("/"), {}));
    CHECK(failed.code == "certificate-name");
    CHECK_THAT(failed.message, Contains(host) && !Contains("ca_file"));
  }
}

TEST_CASE("no setting turns verification off") {
  const Scratch scratch;
  HttpServer server([](const Received&) { return Reply::text("x"); }, Certificate::make(scratch.path()));
  auto options = options_for(server.url());
  options.settings["allow_plain_http"] = "true";
  CHECK(failure(open(options)->send(get("/"), {})).code == "certificate-self-signed");
}

TEST_CASE("a CA file that is none, and a port that does not speak TLS, are named") {
  const Scratch scratch;
  HttpServer server([](const Received&) { return Reply::text("x"); }, Certificate::make(scratch.path()));
  std::ofstream(scratch / "ca.pem") << "not a certificate\n";
  auto options = options_for(server.url());
  options.ca_file = (scratch / "ca.pem").string();
  const Failure no_ca = failure(open(options)->send(get("/"), {}));
  CHECK(no_ca.status == FailureStatus::config);
  CHECK_THAT(no_ca.message, Contains("CA file"));

  HttpServer plain([](const Received&) { return Reply::text("x"); });
  options = options_for("https://127.0.0.1:" + std::to_string(plain.port()));
  options.limits.tries = 1;
  const Failure not_tls = failure(open(options)->send(get("/"), {}));
  CHECK(not_tls.code == "tls");
  CHECK_THAT(not_tls.message, Contains("https"));
}
