// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rafiq/services.hpp>

#include <exception>
#include <optional>

// The bodies of <rafiq/services.hpp>. Not for connectors to include.
namespace rafiq {
inline namespace sdk {
namespace detail {

template <class Service>
const Service& require(const Service* service, const char* id) {
  if (service == nullptr)
    throw Failure(Reason::unsupported, "service-missing",
                  std::string("This host does not offer ") + id + ". Update Rafiq");
  return *service;
}

// What comes back from the C callbacks of one send(). Nothing may be thrown through the host's frames.
struct Exchange {
  HttpResponse response;
  std::optional<Failure> failure;
  std::exception_ptr trouble;

  template <class Work>
  void guard(Work&& work) noexcept {
    try {
      work();
    } catch (...) {
      trouble = std::current_exception();
    }
  }

  static void done(void* user, const rafiq_http_response* answer) {
    auto& self = *static_cast<Exchange*>(user);
    self.guard([&] {
      self.response.status = answer->status;
      self.response.headers.reserve(answer->header_count);
      for (const auto& header : std::span(answer->headers, answer->header_count))
        self.response.headers.push_back({std::string(text(header.name)), std::string(text(header.value))});
      self.response.body = text(answer->body);
    });
  }

  static void failed(void* user, const rafiq_failure* why) {
    auto& self = *static_cast<Exchange*>(user);
    self.guard([&] {
      self.failure.emplace(Reason::transient, std::string(text(why->code)), std::string(text(why->message)),
                           std::chrono::milliseconds{why->retry_after_ms});
    });
  }
};

inline void check_file(std::int32_t status, std::string_view name) {
  if (status == RAFIQ_OK) return;
  throw Failure(
      static_cast<Reason>(status), "file-unreadable",
      "The file \"" + std::string(name) + "\" of the account cannot be read. Check the account's files");
}

}  // namespace detail

inline std::string_view HttpResponse::header(std::string_view name) const noexcept {
  for (const auto& header : headers)
    if (header.name == name) return header.value;
  return {};
}

inline HttpResponse Http::send(const HttpRequest& request) const {
  const auto& http = detail::require(service_, RAFIQ_SERVICE_HTTP);
  std::vector<rafiq_header> headers;
  headers.reserve(request.headers.size());
  for (const auto& header : request.headers)
    headers.push_back({detail::view(header.name), detail::view(header.value)});

  rafiq_http_request plain{};
  plain.size = sizeof plain;
  plain.timeout_ms = static_cast<std::uint32_t>(request.timeout.count());
  plain.method = detail::view(request.method);
  plain.url = detail::view(request.url);
  plain.headers = headers.data();
  plain.header_count = headers.size();
  plain.body = detail::view(request.body);
  plain.auth_slot = detail::view(request.auth_slot);
  plain.idempotent = request.idempotent ? 1 : 0;

  detail::Exchange exchange;
  const auto status =
      http.send(http.self, &plain, &exchange, &detail::Exchange::done, &detail::Exchange::failed);
  if (exchange.trouble) std::rethrow_exception(exchange.trouble);
  if (status == RAFIQ_OK) return std::move(exchange.response);
  if (!exchange.failure)
    throw Failure(static_cast<Reason>(status), "http", "The host did not say why the request failed");
  throw Failure(static_cast<Reason>(status), exchange.failure->code(),
                std::string(exchange.failure->message()), exchange.failure->retry_after());
}

inline FileInfo Files::info(std::string_view name) const {
  const auto& file = detail::require(service_, RAFIQ_SERVICE_FILE);
  rafiq_file_info plain{};
  plain.size = sizeof plain;
  detail::check_file(file.info(file.self, detail::view(name), &plain), name);
  return {plain.bytes,
          std::chrono::sys_time<std::chrono::milliseconds>{std::chrono::milliseconds{plain.modified_ms}}};
}

inline std::size_t Files::read(std::string_view name, std::uint64_t offset, std::span<char> buffer) const {
  const auto& file = detail::require(service_, RAFIQ_SERVICE_FILE);
  std::size_t got = 0;
  detail::check_file(file.read(file.self, detail::view(name), offset, buffer.data(), buffer.size(), &got),
                     name);
  return got;
}

inline std::chrono::sys_time<std::chrono::milliseconds> Clock::now() const {
  const auto& clock = detail::require(service_, RAFIQ_SERVICE_CLOCK);
  return std::chrono::sys_time<std::chrono::milliseconds>{
      std::chrono::milliseconds{clock.now_ms(clock.self)}};
}

inline void CancelSource::throw_if_requested() const {
  if (requested()) throw Failure(Reason::cancelled, "cancelled", "The host asked to stop");
}

}  // namespace sdk
}  // namespace rafiq
