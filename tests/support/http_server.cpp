// SPDX-License-Identifier: Apache-2.0
#include "tests/support/http_server.hpp"

#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>

namespace rafiq::test {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using Tcp = asio::ip::tcp;
using Parser = http::request_parser<http::string_body>;

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

Received to_received(const http::request<http::string_body>& request, int connection) {
  Received received;
  received.method = std::string(request.method_string());
  received.target = std::string(request.target());
  received.body = request.body();
  received.connection = connection;
  for (const auto& field : request)
    received.headers[lower(std::string(field.name_string()))] = std::string(field.value());
  return received;
}

std::string head_of(const Reply& reply) {
  std::string head =
      "HTTP/1.1 " + std::to_string(reply.status) + " " +
      std::string(http::obsolete_reason(http::int_to_status(static_cast<unsigned>(reply.status)))) + "\r\n";
  for (const auto& [name, value] : reply.headers) head += name + ": " + value + "\r\n";
  if (reply.status != 204 && reply.status != 304)
    head += "Content-Length: " + std::to_string(reply.claimed_length.value_or(reply.body.size())) + "\r\n";
  if (reply.close) head += "Connection: close\r\n";
  return head + "\r\n";
}

}  // namespace

std::string Received::query() const {
  const auto mark = target.find('?');
  return mark == std::string::npos ? "" : target.substr(mark + 1);
}

std::string Received::header(std::string_view name) const {
  const auto found = headers.find(std::string(name));
  return found == headers.end() ? "" : found->second;
}

Reply Reply::text(std::string_view text, int status) {
  Reply reply;
  reply.status = status;
  reply.headers = {{"Content-Type", "text/plain"}};
  reply.body = text;
  return reply;
}

Reply Reply::json(std::string_view text, int status) {
  Reply reply = Reply::text(text, status);
  reply.headers = {{"Content-Type", "application/json"}};
  return reply;
}

Reply Reply::redirect(std::string_view location, int status) {
  Reply reply = Reply::text("", status);
  reply.headers.emplace_back("Location", location);
  return reply;
}

Reply Reply::too_many(std::optional<std::string> retry_after) {
  Reply reply = Reply::text("slow down", 429);
  if (retry_after) reply.headers.emplace_back("Retry-After", *retry_after);
  return reply;
}

class HttpServer::Impl {
 public:
  Impl(Handler handler, const std::optional<Certificate>& certificate)
      : handler_(std::move(handler)),
        acceptor_(io_, Tcp::endpoint(asio::ip::address_v4::loopback(), 0)),
        port_(acceptor_.local_endpoint().port()) {
    if (certificate) {
      tls_.emplace(asio::ssl::context::tls_server);
      tls_->use_certificate_chain_file(certificate->certificate.string());
      tls_->use_private_key_file(certificate->key.string(), asio::ssl::context::pem);
    }
    listener_ = std::thread([this] { listen(); });
  }

  ~Impl() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
      ::shutdown(acceptor_.native_handle(), SHUT_RDWR);  // wakes the accept
      for (const int handle : open_) ::shutdown(handle, SHUT_RDWR);
    }
    changed_.notify_all();
    listener_.join();
    for (std::thread& thread : threads_) thread.join();
  }

  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] bool encrypted() const { return tls_.has_value(); }
  [[nodiscard]] std::vector<Received> received() const {
    const std::lock_guard lock(mutex_);
    return received_;
  }
  [[nodiscard]] int connections() const {
    const std::lock_guard lock(mutex_);
    return connections_;
  }
  [[nodiscard]] bool wait_for(std::size_t requests, std::chrono::milliseconds limit) const {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, limit, [&] { return received_.size() >= requests; });
  }

 private:
  void listen() {
    for (;;) {
      boost::system::error_code error;
      Tcp::socket socket(io_);
      acceptor_.accept(socket, error);
      const std::lock_guard lock(mutex_);
      if (stopping_ || error) return;
      open_.insert(socket.native_handle());
      threads_.emplace_back([this, number = ++connections_, moved = std::move(socket)]() mutable {
        serve(std::move(moved), number);
      });
    }
  }

  void serve(Tcp::socket socket, int number) {
    const int handle = socket.native_handle();
    try {
      if (tls_) {
        asio::ssl::stream<Tcp::socket&> stream(socket, *tls_);
        stream.handshake(asio::ssl::stream_base::server);
        converse(stream, number);
      } else {
        converse(socket, number);
      }
    } catch (const std::exception&) {  // the peer went away, or does not trust us
    }
    const std::lock_guard lock(mutex_);
    open_.erase(handle);  // before the socket closes: the number may be given to another one then
    boost::system::error_code ignored;
    socket.shutdown(Tcp::socket::shutdown_both, ignored);
    socket.close(ignored);
  }

  template <class Stream>
  void converse(Stream& stream, int number) {
    beast::flat_buffer buffer;
    for (bool open = true; open;) {
      Parser parser;
      parser.body_limit(boost::none);
      http::read(stream, buffer, parser);
      const Received received = to_received(parser.get(), number);
      {
        const std::lock_guard lock(mutex_);
        received_.push_back(received);
      }
      changed_.notify_all();
      open = answer(stream, handler_(received), received.method == "HEAD") && parser.keep_alive();
    }
  }

  // Whether the connection stays open.
  template <class Stream>
  bool answer(Stream& stream, const Reply& reply, bool head_only) {
    if (!pause(reply.delay) || reply.hang_up) return false;
    if (reply.raw) {
      asio::write(stream, asio::buffer(*reply.raw));
      return false;
    }
    std::string bytes = head_of(reply);
    if (reply.between_bytes.count() > 0) {
      asio::write(stream, asio::buffer(bytes));
      for (const char byte : reply.body) {
        if (!pause(reply.between_bytes)) return false;
        asio::write(stream, asio::buffer(&byte, 1));
      }
      return true;
    }
    if (!head_only) bytes += reply.body;
    if (reply.cut_after) bytes.resize(std::min(*reply.cut_after, bytes.size()));
    asio::write(stream, asio::buffer(bytes));
    const bool lied = reply.cut_after || (reply.claimed_length && *reply.claimed_length != reply.body.size());
    return !reply.close && !lied;
  }

  // False when the server is stopping.
  bool pause(std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    return !changed_.wait_for(lock, time, [this] { return stopping_; });
  }

  const Handler handler_;
  asio::io_context io_;
  std::optional<asio::ssl::context> tls_;
  Tcp::acceptor acceptor_;
  const int port_;
  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  bool stopping_ = false;
  int connections_ = 0;
  std::set<int> open_;
  std::vector<Received> received_;
  std::vector<std::thread> threads_;
  std::thread listener_;
};

HttpServer::HttpServer(Handler handler, std::optional<Certificate> certificate)
    : impl_(std::make_unique<Impl>(std::move(handler), certificate)) {}
HttpServer::~HttpServer() = default;

int HttpServer::port() const {
  return impl_->port();
}
std::string HttpServer::url(std::string_view path) const {
  return (impl_->encrypted() ? "https" : "http") + std::string("://127.0.0.1:") + std::to_string(port()) +
         std::string(path);
}
std::vector<Received> HttpServer::received() const {
  return impl_->received();
}
std::size_t HttpServer::count() const {
  return impl_->received().size();
}
int HttpServer::connections() const {
  return impl_->connections();
}
bool HttpServer::wait_for(std::size_t requests, std::chrono::milliseconds limit) const {
  return impl_->wait_for(requests, limit);
}

HttpServer::Handler in_turn(std::vector<Reply> replies) {
  auto next = std::make_shared<std::atomic<std::size_t>>(0);
  return [replies = std::move(replies), next](const Received&) {
    return replies.at(std::min(next->fetch_add(1), replies.size() - 1));
  };
}

int closed_port() {
  asio::io_context io;
  return Tcp::acceptor(io, Tcp::endpoint(asio::ip::address_v4::loopback(), 0)).local_endpoint().port();
}

Certificate Certificate::make(const std::filesystem::path& folder, std::string_view host) {
  Certificate made{folder / "certificate.pem", folder / "key.pem"};
  const std::string name(host);
  const std::string command =
      "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=" + name +
      " -addext subjectAltName=DNS:" + name + (name == "localhost" ? ",IP:127.0.0.1" : "") + " -keyout '" +
      made.key.string() + "' -out '" + made.certificate.string() + "' 2>/dev/null";
  if (std::system(command.c_str()) != 0) throw std::runtime_error("openssl could not make a certificate");
  return made;
}

}  // namespace rafiq::test
