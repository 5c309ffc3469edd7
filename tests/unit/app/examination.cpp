// SPDX-License-Identifier: Apache-2.0
#include "core/app/doctor/examination.hpp"

#include "tests/support/catch.hpp"

#include <future>
#include <stdexcept>
#include <thread>

using namespace rafiq;
using namespace rafiq::app;
using namespace std::chrono_literals;

namespace {

std::shared_ptr<doctor::Scene> a_scene() {
  return std::make_shared<doctor::Scene>(ExamineOptions{}, platform::Places{});
}

doctor::Check check(const char* what, std::chrono::milliseconds limit,
                    std::function<void(doctor::Scene&, doctor::Findings&)> look) {
  return {{what, what}, limit, std::move(look)};
}

doctor::Check good(const char* what) {
  return check(what, 10s, [what](doctor::Scene&, doctor::Findings& findings) {
    findings.push_back(doctor::good({what, what}, {"It is good", "سليم"}));
  });
}

std::vector<std::string> codes(const Examination& done) {
  std::vector<std::string> all;
  for (const auto& finding : done.findings) all.push_back(finding.code);
  return all;
}

}  // namespace

TEST_CASE("a check that throws becomes a finding, and the others go on") {
  doctor::Round round(a_scene, {});
  round.run({good("first"), check("broken", 10s, [](auto&, auto&) { throw std::runtime_error("no luck"); }),
             good("last")});
  CHECK(codes(round.done()) == std::vector<std::string>{"first", "check.failed", "last"});
  CHECK(round.done().findings[1].level == FindingLevel::problem);
  CHECK_FALSE(round.done().left_behind);
}

TEST_CASE("a check that is over its time is told to end, and the others go on") {
  doctor::Round round(a_scene, {});
  round.run({check("slow", 50ms,
                   [](doctor::Scene& scene, auto&) {
                     while (!scene.cancel.requested()) std::this_thread::sleep_for(1ms);
                   }),
             good("last")});
  CHECK(codes(round.done()) == std::vector<std::string>{"check.time", "last"});
  CHECK_FALSE(round.done().left_behind);
}

TEST_CASE("a check that hangs for good is left behind, with the scene it had") {
  auto gate = std::make_shared<std::promise<void>>();
  auto opened = std::make_shared<std::shared_future<void>>(gate->get_future());
  auto ended = std::make_shared<std::promise<void>>();
  doctor::Scene* first = nullptr;
  doctor::Scene* second = nullptr;
  {
    doctor::Round round(a_scene, {});
    round.run({check("hangs", 20ms,
                     [&first, opened, ended](doctor::Scene& scene, auto&) {
                       first = &scene;
                       opened->wait();
                       ended->set_value();
                     }),
               check("last", 10s, [&second](doctor::Scene& scene, auto&) { second = &scene; })});
    CHECK(codes(round.done()) == std::vector<std::string>{"check.time"});
    CHECK(round.done().left_behind);
    CHECK(first != second);
  }
  gate->set_value();
  CHECK(ended->get_future().wait_for(30s) == std::future_status::ready);
}

TEST_CASE("who wants to stop waits for no check") {
  ExamineOptions options;
  doctor::Round round(a_scene, options);
  round.run({check("asked", 60s,
                   [&options](doctor::Scene& scene, auto&) {
                     options.cancel.request();
                     while (!scene.cancel.requested()) std::this_thread::sleep_for(1ms);
                   }),
             good("never")});
  CHECK(round.done().cancelled);
  CHECK(round.done().findings.empty());
}
