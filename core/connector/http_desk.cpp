// SPDX-License-Identifier: Apache-2.0
#include "core/connector/http_desk.hpp"

#include "core/net/session.hpp"

#include <rafiq/connector.h>

namespace rafiq::connector {
namespace {

rafiq_status to_status(net::FailureStatus status) {
  switch (status) {
    case net::FailureStatus::config:
      return RAFIQ_CONFIG;
    case net::FailureStatus::auth:
      return RAFIQ_AUTH;
    case net::FailureStatus::rate_limited:
      return RAFIQ_RATE_LIMITED;
    case net::FailureStatus::transient:
      return RAFIQ_TRANSIENT;
    case net::FailureStatus::protocol:
      return RAFIQ_PROTOCOL;
    case net::FailureStatus::cancelled:
      return RAFIQ_CANCELLED;
    case net::FailureStatus::bug:
      break;
  }
  return RAFIQ_BUG;
}

// The head comes from the connector's process: nothing of it is taken for granted.
std::vector<net::Header> headers_of(const Json& head) {
  std::vector<net::Header> headers;
  const auto list = head.find("headers");
  if (list == head.end() || !list->is_array()) return headers;
  for (const auto& pair : *list)
    if (pair.is_array() && pair.size() == 2 && pair[0].is_string() && pair[1].is_string())
      headers.push_back({pair[0].get<std::string>(), pair[1].get<std::string>()});
  return headers;
}

net::Request to_request(Frame frame, bool urgent) {
  net::Request request;
  request.method = string_member(frame.head, "method").value_or("GET");
  request.url = string_member(frame.head, "url").value_or("");
  request.headers = headers_of(frame.head);
  request.body = std::move(frame.body);
  request.timeout = std::chrono::milliseconds{integer_member(frame.head, "timeout_ms").value_or(0)};
  request.auth_slot = string_member(frame.head, "auth_slot").value_or("");
  request.idempotent = bool_member(frame.head, "idempotent");
  request.urgent = urgent;
  return request;
}

Json number_of(const Frame& request) {
  return integer_member(request.head, "request").value_or(0);
}

Json to_head(const Json& request, const net::Response& response) {
  auto headers = Json::array();
  for (const auto& header : response.headers) headers.push_back(Json::array({header.name, header.value}));
  return {
      {"request", request}, {"status", RAFIQ_OK}, {"http", response.status}, {"headers", std::move(headers)}};
}

Json to_head(const Json& request, const net::Failure& failure) {
  return {{"request", request},
          {"status", to_status(failure.status)},
          {"code", failure.code},
          {"message", failure.message},
          {"retry_after_ms", failure.retry_after.count()}};
}

}  // namespace

HttpDesk::~HttpDesk() {
  cancel_all();
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  changed_.notify_all();
  for (auto& thread : threads_) thread.join();
}

void HttpDesk::use(net::Session* session) {
  const std::lock_guard lock(mutex_);
  session_ = session;
}

void HttpDesk::submit(Frame request, bool urgent) {
  std::unique_lock lock(mutex_);
  if (session_ == nullptr) {
    lock.unlock();
    return refuse(request, RAFIQ_UNSUPPORTED, "no-http", "This account has no address to send requests to");
  }
  if (waiting_.size() >= most_waiting) {
    lock.unlock();
    return refuse(request, RAFIQ_TRANSIENT, "too-many", "The connector asks for too much at once");
  }
  waiting_.push_back({std::move(request), urgent, cancel_});
  if (idle_ < waiting_.size() && threads_.size() < most_threads) threads_.emplace_back([this] { work(); });
  lock.unlock();
  changed_.notify_one();
}

void HttpDesk::cancel_all() {
  const std::lock_guard lock(mutex_);
  cancel_.request();
  cancel_ = CancelToken{};
  waiting_.clear();
}

void HttpDesk::refuse(const Frame& request, int status, std::string_view code, std::string_view message) {
  (void)link_.send(
      FrameKind::reply,
      {{"request", number_of(request)}, {"status", status}, {"code", code}, {"message", message}});
}

void HttpDesk::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    ++idle_;
    changed_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
    --idle_;
    if (closing_) return;
    auto job = std::move(waiting_.front());
    waiting_.pop_front();
    auto* session = session_;
    lock.unlock();

    const auto number = number_of(job.request);
    const auto answer = session->send(to_request(std::move(job.request), job.urgent), job.cancel);
    if (!answer) {
      (void)link_.send(FrameKind::reply, to_head(number, answer.error()));
    } else if (link_.send(FrameKind::reply, to_head(number, answer.value()), answer.value().body) ==
               Sent::too_large) {
      (void)link_.send(
          FrameKind::reply,
          to_head(number, net::Failure{net::FailureStatus::protocol, "too-large",
                                       "The CRM's answer is larger than 15 MiB. Ask for less at once"}));
    }
    lock.lock();
  }
}

}  // namespace rafiq::connector
