// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connector/connection.hpp"
#include "core/net/session.hpp"
#include "sdk/conformance/journal_lines.hpp"
#include "sdk/conformance/results.hpp"
#include "sdk/conformance/scene/crm.hpp"
#include "sdk/conformance/scene/gate.hpp"
#include "sdk/conformance/schemas.hpp"
#include "sdk/conformance/subject.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace rafiq::conform {

struct RigOptions {
  Subject subject;
  Scene scene;
  int server_port = 0;  // of the scene's server, which runs already; 0: a scene of files
  std::uint64_t seed = 1;
  std::filesystem::path host_program;
  std::chrono::seconds limit{60};  // of the test; a verb has a third of it
};

// All that one test needs, made when it is asked for: the connector in its host process as in real life, the
// CRM of the scene behind a gate, an account. One test, one thread. What cannot be made throws Verdict(fail).
class Rig {
 public:
  explicit Rig(RigOptions options);
  ~Rig();
  Rig(const Rig&) = delete;
  Rig& operator=(const Rig&) = delete;

  [[nodiscard]] const Subject& subject() const { return options_.subject; }
  [[nodiscard]] const Scene& scene() const { return options_.scene; }
  [[nodiscard]] const Schemas& schemas() const { return *schemas_; }
  [[nodiscard]] const Json& description();
  [[nodiscard]] std::uint64_t seed() const { return options_.seed; }
  [[nodiscard]] bool uses_http() const { return gate_ != nullptr; }
  Crm& crm() { return *crm_; }
  Gate& gate();  // skips the test where the connector uses no HTTP
  JournalLines& log() { return log_; }

  // The running connector of the account, started when needed.
  connector::Connection& connection();
  // Another process, which knows nothing of the one before.
  connector::Connection& fresh();
  // The same with other settings.
  connector::Connection& fresh(const Json& settings);
  // The conversation with the CRM, for what loads the library itself.
  net::Session* session();
  void forget_connection();

  [[nodiscard]] std::map<std::string, std::string> settings() const;
  [[nodiscard]] std::map<std::string, std::filesystem::path> files() const;
  [[nodiscard]] std::shared_ptr<const Clock> clock() const { return clock_; }
  // What `describe` and `create` are given.
  [[nodiscard]] Json describe_input() const;
  [[nodiscard]] Json create_input() const;
  // Of an entity in the description; null when there is none.
  [[nodiscard]] const Json& entity(const std::string& name);

 private:
  connector::LaunchOptions launch_options(const Json& settings);
  std::unique_ptr<net::Session> make_session();

  RigOptions options_;
  JournalLines log_;
  std::optional<Schemas> schemas_;
  std::filesystem::path folder_;  // of the account's files
  std::unique_ptr<Crm> crm_;
  std::unique_ptr<Gate> gate_;
  std::shared_ptr<const Clock> clock_;
  Json description_;
  std::unique_ptr<net::Session> session_;
  std::unique_ptr<connector::Connection> connection_;  // last: it uses the others
};

}  // namespace rafiq::conform
