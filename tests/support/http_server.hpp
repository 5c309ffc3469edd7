// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::test {

// What the server was asked.
struct Received {
  std::string method;
  std::string target;                          // path and query, as sent
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;
  int connection = 0;  // 1 is the first one opened to this server

  [[nodiscard]] std::string path() const { return target.substr(0, target.find('?')); }
  [[nodiscard]] std::string query() const;                                   // without the "?"
  [[nodiscard]] std::string header(std::string_view lower_case_name) const;  // empty when absent
};

// What it answers, and how it lies. The plain members make an honest answer; each of the others spoils it.
struct Reply {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;

  std::chrono::milliseconds delay{0};          // before the first byte
  std::optional<std::size_t> claimed_length;   // in Content-Length, whatever the body's
  std::optional<std::size_t> cut_after;        // so many bytes of the whole answer, then it hangs up
  std::chrono::milliseconds between_bytes{0};  // each byte of the body on its own
  std::optional<std::string> raw;              // these bytes and nothing else, then it hangs up
  bool close = false;                          // honest, but with "Connection: close"
  bool hang_up = false;                        // no byte at all

  static Reply json(std::string_view text, int status = 200);
  static Reply text(std::string_view text, int status = 200);
  static Reply redirect(std::string_view location, int status = 302);
  static Reply too_many(std::optional<std::string> retry_after = {});
};

// A certificate of our own making for 127.0.0.1 and localhost, which nobody trusts; made with openssl.
struct Certificate {
  std::filesystem::path certificate;  // PEM; also the CA file that trusts it
  std::filesystem::path key;
  static Certificate make(const std::filesystem::path& folder, std::string_view host = "localhost");
};

// An HTTP/1.1 server on a free port of 127.0.0.1, with kept-alive connections, each on a thread of its own.
// The handler is called from those threads: what it touches must be safe for that.
class HttpServer {
 public:
  using Handler = std::function<Reply(const Received&)>;
  explicit HttpServer(Handler handler, std::optional<Certificate> certificate = {});
  ~HttpServer();  // ends every connection, delayed answers included
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  [[nodiscard]] int port() const;
  [[nodiscard]] std::string url(std::string_view path = "") const;  // "http://127.0.0.1:PORT" + path

  [[nodiscard]] std::vector<Received> received() const;  // in order of arrival
  [[nodiscard]] std::size_t count() const;
  [[nodiscard]] int connections() const;  // opened so far
  // Whether that many requests have arrived before the limit.
  [[nodiscard]] bool wait_for(std::size_t requests,
                              std::chrono::milliseconds limit = std::chrono::seconds(10)) const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

// Answers from a list, one request after the other; the last one for ever.
HttpServer::Handler in_turn(std::vector<Reply> replies);

// A port of 127.0.0.1 on which nobody listens.
int closed_port();

}  // namespace rafiq::test
