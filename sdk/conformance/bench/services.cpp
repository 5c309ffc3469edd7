// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/bench/services.hpp"

#include "sdk/conformance/bench/bench.hpp"

#include <fmt/format.h>

#include <deque>
#include <fstream>
#include <span>

namespace rafiq::conform {
namespace {

std::string copy(rafiq_view view) {
  return view.ptr == nullptr ? std::string() : std::string(view.ptr, view.len);
}
rafiq_view view(std::string_view text) {
  return {text.data(), text.size()};
}

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

using Done = void (*)(void* user, const rafiq_http_response* response);
using Failed = void (*)(void* user, const rafiq_failure* failure);

// Lends it to the callback, and takes it away.
std::int32_t refuse(void* user, Failed failed, rafiq_status status, std::string_view code,
                    std::string_view message, std::uint32_t retry_after = 0) {
  const platform::GuardedBytes lent_code(code);
  const platform::GuardedBytes lent_message(message);
  const rafiq_failure failure{sizeof failure, retry_after, view(lent_code.view()), view(lent_message.view())};
  failed(user, &failure);
  return status;
}

std::int32_t hand_over(void* user, Done done, const net::Response& response, bool take_away) {
  std::deque<platform::GuardedBytes> lent;
  const auto lend = [&](std::string_view text) {
    return view(take_away ? lent.emplace_back(text).view() : text);
  };
  std::vector<rafiq_header> headers;
  for (const auto& header : response.headers) headers.push_back({lend(header.name), lend(header.value)});
  const rafiq_http_response plain{sizeof plain, response.status, headers.data(), headers.size(),
                                  lend(response.body)};
  done(user, &plain);
  return RAFIQ_OK;
}

net::Request request_of(const rafiq_http_request& plain) {
  net::Request request;
  request.method = copy(plain.method);
  request.url = copy(plain.url);
  for (const auto& header : std::span(plain.headers, plain.header_count))
    request.headers.push_back({copy(header.name), copy(header.value)});
  request.body = copy(plain.body);
  request.timeout = std::chrono::milliseconds{plain.timeout_ms};
  request.auth_slot = copy(plain.auth_slot);
  request.idempotent = plain.idempotent != 0;
  return request;
}

}  // namespace

void BenchServices::offer(Bench& bench) {
  bench.host_ = {sizeof bench.host_, RAFIQ_CONNECTOR_ABI_VERSION, &bench, nullptr};
  bench.host_.get_service = [](void* self, const char* id) -> const void* {
    const std::string_view wanted = id == nullptr ? "" : id;
    if (wanted == RAFIQ_SERVICE_HTTP) return &of(self).http_;
    if (wanted == RAFIQ_SERVICE_FILE) return &of(self).file_;
    if (wanted == RAFIQ_SERVICE_LOG) return &of(self).log_;
    if (wanted == RAFIQ_SERVICE_CLOCK) return &of(self).clock_;
    if (wanted == RAFIQ_SERVICE_CANCEL) return &of(self).cancelled_;
    if (wanted == RAFIQ_SERVICE_PROGRESS) return &of(self).progress_;
    return nullptr;
  };
  offer_http(bench);
  offer_files(bench);
  offer_the_rest(bench);
}

bool BenchServices::used(Bench& bench, const char* service) {
  if (bench.destroyed_) bench.violated(fmt::format("{} was used after destroy had returned", service));
  if (bench.describing_)
    bench.violated(fmt::format("{} was used by describe, which has no account", service));
  return !bench.destroyed_;
}

void BenchServices::offer_http(Bench& bench) {
  bench.http_ = {sizeof bench.http_, 0, &bench, nullptr};
  bench.http_.send = [](void* self, const rafiq_http_request* plain, void* user, Done done, Failed failed) {
    auto& b = of(self);
    if (!used(b, RAFIQ_SERVICE_HTTP))
      return refuse(user, failed, RAFIQ_CANCELLED, "closed", "The account is closed");
    if (!RAFIQ_HAS(plain, rafiq_http_request, idempotent)) {
      b.violated("a request's size was not set");
      return refuse(user, failed, RAFIQ_BUG, "request-size", "The request's size was not set");
    }
    const auto request = request_of(*plain);
    if (!request.auth_slot.empty() && !b.options_.auth_slots.contains(request.auth_slot))
      b.violated(
          fmt::format("a request names the sign-in \"{}\", which describe does not have", request.auth_slot));
    {
      const std::lock_guard lock(b.mutex_);
      b.requests_.push_back(request);
    }
    if (b.options_.http == nullptr)
      return refuse(user, failed, RAFIQ_UNSUPPORTED, "no-http",
                    "This account has no address to send requests to");
    const auto answer = b.options_.http->send(request, b.cancel_);
    if (answer) return hand_over(user, done, answer.value(), b.options_.take_away);
    const auto& why = answer.error();
    if (why.code == "host-not-allowed") b.violated("a request went to a host that is not of the account");
    return refuse(user, failed, to_status(why.status), why.code, why.message,
                  static_cast<std::uint32_t>(why.retry_after.count()));
  };
}

void BenchServices::offer_files(Bench& bench) {
  bench.file_ = {sizeof bench.file_, 0, &bench, nullptr, nullptr};
  static constexpr auto path_of = [](Bench& b, rafiq_view name) -> std::filesystem::path {
    if (!used(b, RAFIQ_SERVICE_FILE)) return {};
    const auto found = b.options_.files.find(copy(name));
    if (found != b.options_.files.end()) return found->second;
    b.violated("a file was asked for that is not of the account");
    return {};
  };
  bench.file_.info = [](void* self, rafiq_view name, rafiq_file_info* out) -> std::int32_t {
    std::error_code trouble;
    const auto bytes = std::filesystem::file_size(path_of(of(self), name), trouble);
    if (trouble) return RAFIQ_NOT_FOUND;
    out->bytes = bytes;
    out->modified_ms = to_milliseconds(of(self).options_.clock->now());
    return RAFIQ_OK;
  };
  bench.file_.read = [](void* self, rafiq_view name, std::uint64_t offset, char* buffer, std::size_t capacity,
                        std::size_t* got) -> std::int32_t {
    std::ifstream file(path_of(of(self), name), std::ios::binary);
    *got = 0;
    if (!file) return RAFIQ_NOT_FOUND;
    file.seekg(static_cast<std::streamoff>(offset));
    file.read(buffer, static_cast<std::streamsize>(capacity));
    *got = static_cast<std::size_t>(std::max<std::streamsize>(0, file.gcount()));
    return RAFIQ_OK;
  };
}

void BenchServices::offer_the_rest(Bench& bench) {
  bench.log_ = {sizeof bench.log_, 0, &bench, [](void* self, std::int32_t level, rafiq_view message) {
                  auto& b = of(self);
                  if (!used(b, RAFIQ_SERVICE_LOG)) return;
                  if (level < RAFIQ_LOG_DEBUG || level > RAFIQ_LOG_ERROR)
                    b.violated("a line was logged at a level that does not exist");
                  const std::lock_guard lock(b.mutex_);
                  b.log_lines_.push_back(copy(message));
                }};
  bench.clock_ = {sizeof bench.clock_, 0, &bench, [](void* self) {
                    if (!used(of(self), RAFIQ_SERVICE_CLOCK)) return std::int64_t{0};
                    return to_milliseconds(of(self).options_.clock->now());
                  }};
  bench.cancelled_ = {sizeof bench.cancelled_, 0, &bench, [](void* self) -> std::int32_t {
                        if (!used(of(self), RAFIQ_SERVICE_CANCEL)) return 1;
                        return of(self).cancel_.requested() ? 1 : 0;
                      }};
  bench.progress_ = {sizeof bench.progress_, 0, &bench, [](void* self, std::uint64_t, std::uint64_t) {
                       (void)used(of(self), RAFIQ_SERVICE_PROGRESS);
                     }};
}

}  // namespace rafiq::conform
