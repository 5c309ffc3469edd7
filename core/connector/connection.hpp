// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connector/failure.hpp"
#include "core/util/cancel.hpp"
#include "core/util/json.hpp"
#include "core/util/time.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::net {
class Session;
}

namespace rafiq::connector {

// What a connector may use. A process that goes beyond is stopped, and the account says why.
struct Limits {
  std::uint64_t memory_bytes = std::uint64_t{1} << 30;
  std::uint64_t open_files = 64;
  // Of its whole life, which is over then; it is started again. For one that is busy while nobody asks it.
  std::chrono::seconds processor{3'600};
  std::chrono::milliseconds start{10'000};   // until the library is loaded
  std::chrono::milliseconds answer{60'000};  // of a verb other than read; waiting for the CRM is included
  std::chrono::milliseconds page{300'000};   // of read, from one page to the next; our commit is not included
  std::chrono::milliseconds cancel_grace{150};  // between asking a verb to end and ending the process
};

struct LaunchOptions {
  std::filesystem::path host_program;  // rafiq-connector-host, absolute
  std::filesystem::path library;       // rafiq-connector-ID.so, absolute
  std::string account;                 // names the account in errors and in the log; may be empty
  Json settings = Json::object();      // key -> value, without secrets
  std::map<std::string, std::filesystem::path> files;  // key -> what file/1 may read under that name
  // Of a manifest connector: given to `describe` and `create`. Null for one whose library says it all.
  std::shared_ptr<const Json> manifest;
  net::Session* http = nullptr;        // borrowed; null: http/1 answers "unsupported"
  std::shared_ptr<const Clock> clock;  // null: the system's
  Limits limits;
  bool in_process = false;  // for debugging: the same ABI on a thread of this process; nothing can be stopped
};

// What on_page answers.
enum class Flow { proceed, stop };
using PageSink = std::function<Result<Flow>(const Json& page)>;
// The same for a page as it came, which may be no JSON at all.
using TextSink = std::function<Result<Flow>(std::string page)>;
using ProgressSink = std::function<void(std::uint64_t done, std::uint64_t total)>;

// One connector in one host process: one lane of an account. One thread at a time; callbacks come on that
// thread. Any failure of the process itself is final (see alive); start another one, through a Supervisor.
class Connection {
 public:
  // Starts the process and waits until the library is loaded. Errors: configuration (no such program or
  // library, not a connector), internal (it stopped or took too long).
  static Result<std::unique_ptr<Connection>> start(LaunchOptions options);
  ~Connection();  // ends the process; at most a moment
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Needs neither settings nor http.
  Result<Json> describe();
  // What this system could not shut off from the connector's process, each in words. Normally empty.
  [[nodiscard]] const std::vector<std::string>& gaps() const;
  // For a session that could only be made once describe() was read. Borrowed; before the first verb below.
  void use_http(net::Session* session);

  Result<Json> check(const CancelToken& cancel = {});
  Result<Json> discover(const CancelToken& cancel = {});
  Result<Json> get(std::string_view entity, std::string_view id, const CancelToken& cancel = {});
  Result<Json> find(std::string_view by, std::string_view value, const CancelToken& cancel = {});
  Result<Json> write(const Json& request, const CancelToken& cancel = {});
  // Pages one by one; the connector goes on when on_page has returned. An error of on_page ends the verb and
  // is returned; Flow::stop ends it well. Error cancelled after cancel, within about a quarter of a second.
  Status read(const Json& request, const PageSink& on_page, const CancelToken& cancel = {},
              const ProgressSink& on_progress = {});
  Status list_ids(const Json& request, const PageSink& on_page, const CancelToken& cancel = {});
  // As read, for whoever parses pages better than we do. A page that is not even an object is theirs to
  // refuse.
  Status read_text(const Json& request, const TextSink& on_page, const CancelToken& cancel = {});

  // Why the last verb failed, with retry_after; nothing after one that ended well.
  [[nodiscard]] const std::optional<Failure>& failure() const;
  // Why the process ended, also while nobody was looking; nothing while it runs.
  [[nodiscard]] const std::optional<Failure>& ending() const;
  // False once the process has ended. Every verb then fails with the reason it ended for.
  [[nodiscard]] bool alive() const;
  // True when it ended by its own doing (crash, hang, broken frames), not by our cancel.
  [[nodiscard]] bool crashed() const;

 private:
  class Lane;
  explicit Connection(std::unique_ptr<Lane> lane);
  std::unique_ptr<Lane> lane_;
};

}  // namespace rafiq::connector
