// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/scene/wire.hpp"

#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <list>
#include <mutex>
#include <thread>

namespace rafiq::conform {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using Tcp = asio::ip::tcp;
using Code = boost::system::error_code;

bool same_name(std::string_view a, std::string_view b) {
  return beast::iequals({a.data(), a.size()}, {b.data(), b.size()});
}

// These are of one connection: each side writes its own.
bool of_the_connection(std::string_view name) {
  return same_name(name, "Transfer-Encoding") || same_name(name, "Content-Length") ||
         same_name(name, "Connection") || same_name(name, "Keep-Alive") || same_name(name, "Expect");
}

template <class Message>
Headers headers_of(const Message& message) {
  Headers headers;
  for (const auto& field : message)
    if (!of_the_connection(field.name_string()))
      headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
  return headers;
}

std::string bytes_of(const WireAnswer& answer, bool head_only) {
  std::string bytes = "HTTP/1.1 " + std::to_string(answer.status) + " " +
                      std::string(http::obsolete_reason(static_cast<http::status>(answer.status))) + "\r\n";
  for (const auto& [name, value] : answer.headers) bytes += name + ": " + value + "\r\n";
  if (answer.status != 204 && answer.status != 304)
    bytes += "Content-Length: " + std::to_string(answer.claimed_length.value_or(answer.body.size())) + "\r\n";
  bytes += "\r\n";
  return head_only ? bytes : bytes + answer.body;
}

}  // namespace

std::string_view WireRequest::header(std::string_view name) const {
  for (const auto& [known, value] : headers)
    if (same_name(known, name)) return value;
  return {};
}

class WireClient::Impl {
 public:
  explicit Impl(int port) : at_(asio::ip::address_v4::loopback(), static_cast<std::uint16_t>(port)) {}

  std::optional<WireAnswer> exchange(const WireRequest& request) {
    // A kept connection may have been closed meanwhile.
    const bool kept = socket_.has_value();
    if (auto answer = once(request)) return answer;
    return kept ? once(request) : std::nullopt;
  }

 private:
  std::optional<WireAnswer> once(const WireRequest& request) {
    Code error;
    if (!socket_) {
      socket_.emplace(io_);
      socket_->connect(at_, error);
      if (!error) socket_->set_option(Tcp::no_delay(true), error);
    }
    http::request<http::string_body> message{http::verb::get, request.target, 11};
    message.method_string(request.method);
    for (const auto& [name, value] : request.headers)
      if (!of_the_connection(name)) message.insert(name, value);
    if (request.header("Host").empty()) message.set(http::field::host, "127.0.0.1");
    message.body() = request.body;
    message.prepare_payload();
    if (!error) http::write(*socket_, message, error);
    http::response_parser<http::string_body> parser;
    parser.body_limit(boost::none);
    parser.skip(request.method == "HEAD");
    if (!error) http::read(*socket_, buffer_, parser, error);
    if (error || !parser.keep_alive()) {
      socket_.reset();
      buffer_.clear();
    }
    if (error) return std::nullopt;
    WireAnswer answer;
    answer.status = static_cast<int>(parser.get().result_int());
    answer.headers = headers_of(parser.get());
    answer.body = std::move(parser.get().body());
    return answer;
  }

  asio::io_context io_;
  Tcp::endpoint at_;
  std::optional<Tcp::socket> socket_;
  beast::flat_buffer buffer_;
};

WireClient::WireClient(int port) : impl_(std::make_unique<Impl>(port)) {}
WireClient::~WireClient() = default;
std::optional<WireAnswer> WireClient::exchange(const WireRequest& request) {
  return impl_->exchange(request);
}

class WireServer::Impl {
 public:
  explicit Impl(Handler handler)
      : handler_(std::move(handler)),
        acceptor_(io_, Tcp::endpoint(asio::ip::address_v4::loopback(), 0)),
        at_(acceptor_.local_endpoint()),
        listener_([this] { listen(); }) {}

  ~Impl() {
    Code ignored;
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
      for (auto& one : open_)
        if (one.socket.is_open()) one.socket.shutdown(Tcp::socket::shutdown_both, ignored);
    }
    Tcp::socket(io_).connect(at_, ignored);  // wakes the one that accepts
    listener_.join();
    for (auto& one : open_) one.thread.join();
  }

  [[nodiscard]] int port() const { return at_.port(); }

 private:
  struct Open {
    explicit Open(asio::io_context& io) : socket(io) {}
    Tcp::socket socket;
    std::thread thread;
  };

  void listen() {
    while (true) {
      Tcp::socket socket(io_);
      Code error;
      acceptor_.accept(socket, error);
      const std::lock_guard lock(mutex_);
      if (stopping_ || error) return;
      auto& one = open_.emplace_back(io_);
      one.socket = std::move(socket);
      one.thread = std::thread([this, &one] { serve(one); });
    }
  }

  void serve(Open& one) {
    try {
      one.socket.set_option(Tcp::no_delay(true));
      converse(one.socket);
    } catch (const std::exception&) {  // the peer went away
    }
    const std::lock_guard lock(mutex_);
    Code ignored;
    one.socket.shutdown(Tcp::socket::shutdown_both, ignored);
    one.socket.close(ignored);
  }

  void converse(Tcp::socket& socket) {
    const auto answerer = handler_();
    beast::flat_buffer buffer;
    while (true) {
      http::request_parser<http::string_body> parser;
      parser.body_limit(boost::none);
      http::read(socket, buffer, parser);
      const auto& message = parser.get();
      const WireRequest request{std::string(message.method_string()), std::string(message.target()),
                                headers_of(message), message.body()};
      const auto answer = answerer(request);
      if (answer.hang_up) return;
      asio::write(socket, asio::buffer(bytes_of(answer, request.method == "HEAD")));
      const bool lied = answer.claimed_length && *answer.claimed_length != answer.body.size();
      if (lied || !parser.keep_alive()) return;
    }
  }

  const Handler handler_;
  asio::io_context io_;
  Tcp::acceptor acceptor_;
  const Tcp::endpoint at_;
  std::mutex mutex_;
  bool stopping_ = false;
  std::list<Open> open_;
  std::thread listener_;  // last: it uses the others
};

WireServer::WireServer(Handler handler) : impl_(std::make_unique<Impl>(std::move(handler))) {}
WireServer::~WireServer() = default;
int WireServer::port() const {
  return impl_->port();
}

}  // namespace rafiq::conform
