// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connector/connection.hpp"
#include "core/connector/file_desk.hpp"
#include "core/connector/http_desk.hpp"
#include "core/connector/journal.hpp"
#include "core/connector/runner.hpp"
#include "core/connector/wire/link.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace rafiq::connector {

// The conversation behind a Connection: sends one call at a time and, until it is done, serves what the
// connector asks for and keeps its limits.
class Connection::Lane {
 public:
  struct Call {
    std::string_view verb;
    Json input = Json::object();
    std::chrono::milliseconds limit;  // for the answer, or for each page
    bool urgent = false;              // an agent waits for it
    PageSink on_page;
    ProgressSink on_progress;
    CancelToken cancel;
    TextSink on_text{};  // instead of on_page
  };

  Lane(LaunchOptions options, std::unique_ptr<Runner> runner);

  // Once, first: the library is loaded and has described itself.
  Status get_ready();
  // A verb of the account; makes the connector of the account first, once.
  Status run(const Call& call);
  // The same for a verb with one answer, for which an agent waits.
  Result<Json> ask(std::string_view verb, Json input, const CancelToken& cancel);
  void use_http(net::Session* session) { http_.use(session); }

  [[nodiscard]] const Limits& limits() const { return options_.limits; }
  [[nodiscard]] const std::string& account() const { return options_.account; }
  [[nodiscard]] const std::string& description() const { return description_; }
  [[nodiscard]] const std::vector<std::string>& gaps() const { return gaps_; }
  [[nodiscard]] const std::optional<Failure>& failure() const { return failure_; }
  [[nodiscard]] const std::optional<Failure>& ending();
  [[nodiscard]] bool alive() { return !fallen_ && !runner_->ended(std::chrono::milliseconds{0}); }
  // Also while nobody was looking.
  [[nodiscard]] bool crashed() { return crashed_ || (!fallen_ && !alive()); }
  [[nodiscard]] std::string connector() const { return "The connector " + id_; }

 private:
  using Steady = std::chrono::steady_clock;
  enum class Asked { nothing, stop, cancel };
  // Where a call stands.
  struct State {
    std::uint64_t number = 0;
    Steady::time_point deadline;
    Asked asked = Asked::nothing;
    std::optional<Failure> ended;    // how the connector says it ended, or how it fell
    std::optional<Failure> verdict;  // ours, about what it handed over
    std::optional<Error> refused;    // by on_page
  };

  Status create(const CancelToken& cancel);
  Status perform(const Call& call);
  Status conclude(const State& state);
  void step(const Call& call, State& state);
  void listen(Steady::time_point deadline);
  void handle(Frame frame, const Call& call, State& state);
  void take_ready(Frame frame, State& state);
  void take_page(Frame frame, const Call& call, State& state);
  void go_on(Result<Flow> flow, const Call& call, State& state);
  void serve(Frame request, bool urgent, bool told_to_end);
  void ask_to_stop(State& state);
  void ask_to_cancel(State& state);
  void overdue(const Call& call, State& state);

  // Ends the process, which is of no use any more.
  enum class Fault { of_connector, of_ours };
  Failure fall(Fault fault, Failure failure);
  Failure stopped();

  LaunchOptions options_;
  std::string id_;
  std::unique_ptr<Runner> runner_;
  Link link_;
  Journal journal_;
  FileDesk files_;
  HttpDesk http_;
  std::string description_;
  std::vector<std::string> gaps_;
  std::uint64_t last_call_ = 0;
  bool output_open_ = true;
  bool created_ = false;
  bool crashed_ = false;
  std::optional<Failure> fallen_;   // why the process has ended
  std::optional<Failure> failure_;  // of the last verb
};

}  // namespace rafiq::connector
