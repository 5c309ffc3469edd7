// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connector/supervisor.hpp"
#include "core/net/session.hpp"
#include "tests/fault/sync/crm_server.hpp"
#include "tests/fault/sync/push_story.hpp"

namespace rafiq::test {

// The story of a push and a pull through a connector in a process of its own and real HTTP. The pull is a
// full listing, because the account's settings were changed.
class Desk {
 public:
  Desk() {
    story_.start_over();
    Json page;
    (void)story_.crm().reader()(
        {{"checkpoint", {{"listed", 0}, {"since", 0}}}},
        [&](const Json& one) -> Result<connector::Flow> {
          listed_ += one["records"].size();
          return connector::Flow::proceed;
        },
        CancelToken());
    if (listed_ != 15) throw std::runtime_error("not three pages of five");
  }
  void start_over() {
    server.tell_the_truth();
    story_.start_over();
  }
  // As core/app does it: a connector that fell is started again, and the work goes on.
  Status sync(TimePoint now = noon) {
    const auto database = story_.open();
    net::SessionOptions http;
    http.account = "support";
    http.base_url = server.url();
    http.auth = {{"key", {{"kind", "header"}, {"header", "Authorization"}, {"value", "token of nobody"}}}};
    RAFIQ_TRY(const auto session, net::Session::create(std::move(http)));
    connector::LaunchOptions options;
    options.host_program = std::filesystem::path(RAFIQ_BINARY_DIR) / "bin/rafiq-connector-host";
    options.library =
        std::filesystem::path(RAFIQ_BINARY_DIR) / "lib/test-connectors/rafiq-connector-ledger.so";
    options.account = "support";
    options.settings = {{"url", server.url()}};
    options.http = session.get();
    connector::Supervisor supervisor(std::move(options));
    const auto clock = std::make_shared<FixedClock>(now);
    const auto pushed = again_and_again(supervisor, [&](connector::Connection& connection) -> Status {
      sync::PushOptions push;
      push.rules = story_.crm().rules();
      push.clock = clock;
      push.wait = false;
      RAFIQ_TRY(sync::push(*database, connection, "support", push));
      return success();
    });
    RAFIQ_TRY(again_and_again(supervisor, [&](connector::Connection& connection) -> Status {
      sync::PullOptions pull;
      pull.clock = clock;
      pull.mapping = "changed";
      RAFIQ_TRY(sync::pull(*database, connection, "support", pull));
      return success();
    }));
    return pushed;
  }
  // Goes on after whatever happened, long enough after it for late answers, and tells how both sides ended.
  std::string resumed() {
    server.tell_the_truth();
    const auto ended = sync(noon + std::chrono::hours{1});
    if (!ended) throw std::runtime_error(ended.error().message());
    const auto database = story_.open();
    if (!database->examine()) throw std::runtime_error("the database is damaged");
    return story_.told(*database);
  }
  std::string told_undisturbed() {
    start_over();
    const auto ended = sync();
    if (!ended) throw std::runtime_error(ended.error().message());
    const auto database = story_.open();
    const auto left = store::Outbox(*database).list().value();
    if (left.size() != 1 || left.front().state != EditState::conflict)
      throw std::runtime_error("but for the contradicted one, not every edit arrives");
    return story_.told(*database);
  }

 private:
  template <class Work>
  static Status again_and_again(connector::Supervisor& supervisor, const Work& work) {
    for (;;) {
      RAFIQ_TRY(auto connection, supervisor.connection());
      const Status done = work(*connection);
      if (done || !supervisor.worth_retrying()) return done;
    }
  }

  PushStory story_;
  std::size_t listed_ = 0;

 public:
  CrmServer server{[this] { return story_.crm(); }};
};

}  // namespace rafiq::test
