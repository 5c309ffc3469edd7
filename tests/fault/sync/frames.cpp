// SPDX-License-Identifier: Apache-2.0
// A whole pull: a real CRM on loopback, its connector in a process of its own, frames in between.
#include "core/connector/supervisor.hpp"
#include "core/net/session.hpp"
#include "core/store/accounts.hpp"
#include "core/store/canonical_dump.hpp"
#include "core/sync/pull.hpp"
#include "tests/fault/sync/in_a_child.hpp"
#include "tests/fault/sync/story.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/fake_crm.hpp"
#include "tests/support/faulty_stream.hpp"
#include "tests/support/home.hpp"
#include "tests/support/http_server.hpp"

#include <filesystem>
#include <iostream>

using namespace rafiq;
using namespace rafiq::test;

namespace {

constexpr int pages = 3;
constexpr int page_size = 5;

// Three pages of five records.
Json truth(const std::string& target) {
  Json answer{{"records", Json::array()}, {"more", false}, {"at", 0}};
  if (!target.starts_with("/people")) return answer;
  const int page = std::stoi(target.substr(target.find('=') + 1));
  for (int i = (page - 1) * page_size + 1; i <= page * page_size; ++i)
    answer["records"].push_back(i % 3 == 0 ? touchpoint_json(std::to_string(i), std::to_string(i + 1))
                                           : customer_json(std::to_string(i), "Customer"));
  answer["more"] = page < pages;
  return answer;
}

class Desk {
 public:
  Desk() {
    std::filesystem::create_directory(before());
    const auto database = Story::open(before());
    store::AccountSettings account;
    account.name = "support";
    account.connector = "ledger";
    if (!store::Accounts(*database).add(account)) throw std::runtime_error("no account");
  }
  void start_over() {
    std::filesystem::remove_all(now());
    std::filesystem::copy(before(), now(), std::filesystem::copy_options::recursive);
  }
  [[nodiscard]] std::filesystem::path before() const { return folder_ / "before"; }
  [[nodiscard]] std::filesystem::path now() const { return folder_ / "now"; }

  // As core/app does it: a connector that fell is started again, and reading goes on.
  Status pull() {
    const auto database = Story::open(now());
    net::SessionOptions http;
    http.account = "support";
    http.base_url = server_.url();
    http.auth = {{"key", {{"kind", "header"}, {"header", "Authorization"}, {"value", "token of nobody"}}}};
    RAFIQ_TRY(const auto session, net::Session::create(std::move(http)));
    connector::LaunchOptions options;
    options.host_program = std::filesystem::path(RAFIQ_BINARY_DIR) / "bin/rafiq-connector-host";
    options.library =
        std::filesystem::path(RAFIQ_BINARY_DIR) / "lib/test-connectors/rafiq-connector-ledger.so";
    options.account = "support";
    options.settings = {{"url", server_.url()}};
    options.http = session.get();
    connector::Supervisor supervisor(std::move(options));
    for (;;) {
      RAFIQ_TRY(auto connection, supervisor.connection());
      sync::PullOptions how;
      how.clock = std::make_shared<FixedClock>(noon);
      auto report = sync::pull(*database, *connection, "support", how);
      if (report) return success();
      if (!supervisor.worth_retrying()) return report.error();
    }
  }
  std::string dump() { return store::canonical_dump(*Story::open(now())).value(); }

 private:
  Scratch folder_;
  HttpServer server_{[](const Received& request) { return Reply::json(dump_json(truth(request.target))); }};
};

}  // namespace

TEST_CASE("promise 2: killed at any frame and resumed, the result is that of a pull never killed") {
  Desk desk;
  desk.start_over();
  REQUIRE(desk.pull().has_value());
  const auto undisturbed = desk.dump();
  const auto fault = GENERATE(StreamFault::kill_before, StreamFault::kill_after);
  FaultyStream stream;
  int points = 0;
  for (bool finished = false; !finished; ++points) {
    desk.start_over();
    finished = in_a_child([&] {
      stream.arm(fault, points + 1);
      (void)desk.pull();
    });
    REQUIRE(desk.pull().has_value());
    REQUIRE(desk.dump() == undisturbed);
  }
  std::cout << "killed at frames: " << points - 1 << " points\n";
  CHECK(points > 20);
}

TEST_CASE("whichever frame is cut or garbled, nothing is half done and the next pull ends the same") {
  Desk desk;
  desk.start_over();
  REQUIRE(desk.pull().has_value());
  const auto undisturbed = desk.dump();
  const auto fault = GENERATE(StreamFault::cut, StreamFault::garble);
  FaultyStream stream;
  int points = 0;
  for (bool struck = true; struck; ++points) {
    desk.start_over();
    stream.arm(fault, points + 1);
    const auto ended = desk.pull();
    struck = stream.struck();
    stream.disarm();
    if (!ended) CHECK_FALSE(ended.error().what.empty());
    REQUIRE(desk.pull().has_value());
    REQUIRE(desk.dump() == undisturbed);
  }
  std::cout << "frames cut or garbled: " << points - 1 << " points\n";
  CHECK(points > 20);
}
