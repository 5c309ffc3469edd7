// SPDX-License-Identifier: Apache-2.0
// An agent's lane beside an import: both press one CRM together, and the agent does not wait for the import.
#include "core/net/session.hpp"
#include "tests/fault/connector/watch.hpp"
#include "tests/support/http_server.hpp"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

using namespace rafiq;
using namespace std::chrono_literals;
using connector::Flow;
using Steady = std::chrono::steady_clock;

namespace {

#ifdef RAFIQ_SANITIZED
constexpr int slack = 5;
#else
constexpr int slack = 1;
#endif

constexpr auto answer_time = 40ms;

// Answers slowly, and counts how many it was asked at once.
struct SlowCrm {
  std::atomic<int> inside{0};
  std::atomic<int> most{0};
  test::HttpServer server{[this](const test::Received& request) {
    const int now = ++inside;
    int seen = most;
    while (seen < now && !most.compare_exchange_weak(seen, now)) {
    }
    std::this_thread::sleep_for(answer_time);
    --inside;
    return test::Reply::text(request.path());
  }};

  std::unique_ptr<net::Session> session(const net::Budget& budget) const {
    net::SessionOptions options;
    options.account = "support";
    options.base_url = server.url();
    options.budget = budget;
    auto session = net::Session::create(std::move(options));
    REQUIRE(session);
    return std::move(session).value();
  }
};

// A full import with eight requests at a time, for as long as it lives.
class Import {
 public:
  explicit Import(net::Session& session)
      : connection_(begin(session)), thread_([this] {
          (void)connection_->read(
              test::from_the_beginning(),
              [this](const Json&) -> Result<Flow> {
                ++pages;
                return Flow::proceed;
              },
              cancel_);
        }) {
    const auto limit = Steady::now() + 20s;
    while (pages < 2 && Steady::now() < limit) std::this_thread::sleep_for(5ms);
    REQUIRE(pages >= 2);
  }
  ~Import() {
    cancel_.request();
    thread_.join();
  }
  std::atomic<int> pages{0};

 private:
  static std::unique_ptr<connector::Connection> begin(net::Session& session) {
    auto options = test::launch("importer");
    options.http = &session;
    return test::start(options);
  }
  CancelToken cancel_;
  std::unique_ptr<connector::Connection> connection_;
  std::thread thread_;
};

std::chrono::milliseconds time_of_find(connector::Connection& agent, const std::string& value) {
  const auto begin = Steady::now();
  const auto found = agent.find("mail", value);
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - begin);
  REQUIRE(found);
  CHECK(found.value().at("found") == "/find/" + value);
  return took;
}

}  // namespace

TEST_CASE("find answers within its own time during a full import") {
  const SlowCrm crm;
  const auto session = crm.session({1'000, 1'000, 4});
  auto options = test::launch("importer");
  options.http = session.get();
  const auto agent = test::start(options);
  (void)time_of_find(*agent, "warm");
  const auto alone = time_of_find(*agent, "alone");

  Import import(*session);
  const int pages_before = import.pages;
  std::vector<std::chrono::milliseconds> times;
  for (int i = 0; i < 30; ++i) times.push_back(time_of_find(*agent, std::to_string(i)));
  const auto slowest = *std::max_element(times.begin(), times.end());
  INFO("alone " << alone.count() << " ms, slowest of 30 beside an import " << slowest.count() << " ms");
  std::printf("find alone %ld ms, slowest of 30 during an import %ld ms\n", static_cast<long>(alone.count()),
              static_cast<long>(slowest.count()));
  // A place is always free for it: nothing but its own answer is waited for.
  CHECK(slowest < slack * (alone + 2 * answer_time));
  CHECK(import.pages > pages_before);
  CHECK(crm.most <= 4);
}

TEST_CASE("two lanes keep to one rate together") {
  const SlowCrm crm;
  const auto session = crm.session({50, 1, 8});
  auto options = test::launch("importer");
  options.http = session.get();
  const auto agent = test::start(options);
  Import import(*session);
  const auto begin = Steady::now();
  const auto before = crm.server.count();
  while (Steady::now() - begin < 1s) (void)time_of_find(*agent, "x");
  const std::chrono::duration<double> took = Steady::now() - begin;
  CHECK(static_cast<double>(crm.server.count() - before) <= 50 * took.count() + 3);
}

TEST_CASE("an import that is cancelled leaves the agent's lane alone") {
  const SlowCrm crm;
  const auto session = crm.session({1'000, 1'000, 4});
  auto options = test::launch("importer");
  options.http = session.get();
  const auto agent = test::start(options);
  {
    const Import import(*session);
    (void)time_of_find(*agent, "during");
  }
  (void)time_of_find(*agent, "after");
  CHECK(agent->alive());
}
