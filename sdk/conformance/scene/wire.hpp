// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rafiq::conform {

using Headers = std::vector<std::pair<std::string, std::string>>;  // names as they came

struct WireRequest {
  std::string method = "GET";
  std::string target = "/";  // path and query
  Headers headers{};
  std::string body{};

  [[nodiscard]] std::string_view header(std::string_view name) const;  // any case; empty: absent
};

struct WireAnswer {
  int status = 200;
  Headers headers{};
  std::string body{};
  std::optional<std::size_t> claimed_length{};  // in Content-Length, whatever the body's
  bool hang_up = false;                         // no byte at all
};

// HTTP/1.1 with a server on this machine, over one connection that is kept. One thread.
class WireClient {
 public:
  explicit WireClient(int port);
  ~WireClient();
  // Nothing: the server is not there, or what it said is no HTTP.
  std::optional<WireAnswer> exchange(const WireRequest& request);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

// An HTTP/1.1 server on a free port of 127.0.0.1, each connection on a thread of its own. `Handler` makes the
// answerer of one connection; an answerer is called by one thread at a time.
class WireServer {
 public:
  using Answerer = std::function<WireAnswer(const WireRequest&)>;
  using Handler = std::function<Answerer()>;
  explicit WireServer(Handler handler);
  ~WireServer();  // ends every connection; answerers must have returned soon after
  WireServer(const WireServer&) = delete;
  WireServer& operator=(const WireServer&) = delete;

  [[nodiscard]] int port() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rafiq::conform
