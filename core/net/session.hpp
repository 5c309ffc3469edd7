// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/auth/asking.hpp"
#include "core/net/failure.hpp"
#include "core/net/http.hpp"
#include "core/util/cancel.hpp"
#include "core/util/json.hpp"
#include "core/util/result.hpp"
#include "core/util/secret.hpp"
#include "core/util/time.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::net {

struct Url;

// How hard one account's CRM may be pressed, by all threads together.
struct Budget {
  double requests_per_second = 20;
  int burst = 40;
  int concurrent = 4;
};

struct Limits {
  std::chrono::milliseconds connect{10'000};
  std::chrono::milliseconds total{120'000};   // one try, from the first byte sent to the last received
  std::chrono::milliseconds stalled{30'000};  // no byte in either direction for so long
  std::size_t response_bytes = 64U << 20U;    // decompressed
  int tries = 4;                              // of what may be repeated
  int redirects = 5;
  std::chrono::milliseconds longest_wait{30'000};  // for a Retry-After; a longer one is rate_limited
};

// Asked at each use, from any thread; the value is wiped afterwards.
using SecretSource = std::function<Result<Secret>(std::string_view slot)>;
// Asked of every address before anything is sent there, redirects and sign-in included, besides the account's
// own hosts. The error says why it may not be reached. Any thread.
using HostPermit = std::function<Status(const Url& url)>;
// Told when the CRM replaces a secret (a refresh token that rotates). Any thread.
using SecretSink = std::function<Status(std::string_view slot, const Secret& value)>;

struct SessionOptions {
  std::string account;                     // for messages and logs
  std::string base_url;                    // "${setting.X}" allowed, as in allowed_hosts and auth
  std::vector<std::string> allowed_hosts;  // besides base_url's: "host", "host:port", "*.host"
  Json auth = Json::object();              // sign-in recipes by slot; see sdk/docs/signing-in.md
  Budget budget;
  Limits limits;
  // The account's. "allow_plain_http" = "true" permits http to other hosts than this machine.
  std::map<std::string, std::string> settings;
  SecretSource secrets;
  SecretSink replaced_secret;  // may be empty
  HostPermit permit;           // likewise
  std::string proxy;           // URL; empty: the environment's; "none": direct. This machine is always direct
  std::string ca_file;         // PEM, in the place of the system's; empty: those
  std::shared_ptr<const Clock> clock;  // null: the system's
  // Where the programs of one home keep in common how hard the CRM may still be pressed, until when it asked
  // to be left alone and whether it can be reached. Empty: this session is on its own.
  std::filesystem::path pressure_file;
};

// The conversation with one account's CRM.
// Threads: any; the lanes of an account share one session, and with it connections, sign-in and budget.
class Session {
 public:
  // Checks addresses and recipes; sends nothing. Error: configuration.
  static Result<std::unique_ptr<Session>> create(SessionOptions options);
  ~Session();  // no send() may be under way
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // Blocks; ends within 200 ms of a cancel. Signs in when needed, waits for the budget, retries what is
  // safe to repeat, follows redirects. Any HTTP status is a response, except those that a connector could
  // only pass on: 401 to a request with an auth_slot (auth), 429 (rate_limited), 502, 503 and 504
  // (transient), each after the retries.
  //
  // A CRM that could not be reached several times in a row is left alone for a while that grows: until then
  // the answer comes at once, transient with the code "paused".
  Outcome<Response> send(const Request& request, const CancelToken& cancel);

  // Has a person sign in in a browser, for the auth slot whose recipe needs it, and stores what that gives.
  // Blocks as long as they take. Failures: config, auth, cancelled, transient, protocol; each says what to
  // do.
  Outcome<void> sign_in(std::string_view auth_slot, const Asking& asking, const CancelToken& cancel);

  // How long it is still left alone, unless an agent waits. 0: it is not.
  [[nodiscard]] std::chrono::milliseconds left_alone() const;
  // How long it asked to be left alone (Retry-After). 0: it did not, or that is over.
  [[nodiscard]] std::chrono::milliseconds asked_to_wait() const;
  // A person asked for it: the next request is sent, whatever the CRM said before.
  void forgive();

 private:
  class Impl;
  explicit Session(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace rafiq::net
