// SPDX-License-Identifier: Apache-2.0
#include "core/connector/host/services.hpp"

#include <algorithm>
#include <exception>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Requests that core answers, by "service"; "status" in each reply is a rafiq_status.
//   http       {method, url, headers: [[name, value]], auth_slot, timeout_ms, idempotent}, body
//              -> {http, headers: [[name, value]]}, body; or {status, code, message, retry_after_ms}
//   file_info  {name} -> {bytes, modified_ms}
//   file_read  {name, offset, capacity} -> body
//   clock      {} -> {now_ms}
namespace rafiq::connector {
namespace {

std::string_view text(rafiq_view view) {
  return view.ptr == nullptr ? std::string_view{} : std::string_view{view.ptr, view.len};
}
rafiq_view view(std::string_view text) {
  return {text.data(), text.size()};
}

Desk& desk_of(void* self) {
  return *static_cast<Desk*>(self);
}

std::int32_t status_of(const Frame& reply) {
  return static_cast<std::int32_t>(integer_member(reply.head, "status").value_or(RAFIQ_BUG));
}

// ---- http/1

struct Trouble {
  rafiq_status status;
  std::string code;
  std::string message;
  std::uint32_t retry_after_ms = 0;
};

Trouble trouble_of(Desk::Outcome outcome) {
  switch (outcome) {
    case Desk::Outcome::cancelled:
      return {RAFIQ_CANCELLED, "cancelled", "The host asked to stop"};
    case Desk::Outcome::too_large:
      return {RAFIQ_BUG, "too-large", "The request is larger than 15 MiB. Send it in parts"};
    default:
      return {RAFIQ_TRANSIENT, "closed", "The host is gone"};
  }
}

Trouble trouble_of(const Frame& reply) {
  return {static_cast<rafiq_status>(status_of(reply)), string_member(reply.head, "code").value_or(""),
          string_member(reply.head, "message").value_or(""),
          static_cast<std::uint32_t>(integer_member(reply.head, "retry_after_ms").value_or(0))};
}

Json http_head(const rafiq_http_request& request) {
  auto headers = Json::array();
  for (const auto& header : std::span(request.headers, request.header_count))
    headers.push_back({text(header.name), text(header.value)});
  return {{"service", "http"},
          {"method", text(request.method)},
          {"url", text(request.url)},
          {"headers", std::move(headers)},
          {"auth_slot", text(request.auth_slot)},
          {"timeout_ms", request.timeout_ms},
          {"idempotent", request.idempotent != 0}};
}

std::vector<rafiq_header> http_headers(const Json& head) {
  std::vector<rafiq_header> headers;
  const auto found = head.find("headers");
  if (found == head.end()) return headers;
  for (const auto& pair : *found)
    headers.push_back(
        {view(pair.at(0).get_ref<const std::string&>()), view(pair.at(1).get_ref<const std::string&>())});
  return headers;
}

using Done = void (*)(void* user, const rafiq_http_response* response);
using Failed = void (*)(void* user, const rafiq_failure* failure);

std::int32_t fail(const Trouble& trouble, void* user, Failed failed) {
  const rafiq_failure failure{sizeof failure, trouble.retry_after_ms, view(trouble.code),
                              view(trouble.message)};
  failed(user, &failure);
  return trouble.status;
}

std::int32_t exchange(Desk& desk, const rafiq_http_request& request, void* user, Done done, Failed failed) {
  if (!RAFIQ_HAS(&request, rafiq_http_request, idempotent))
    return fail({RAFIQ_BUG, "request-size", "The request's size was not set"}, user, failed);
  const auto answer = desk.ask(Desk::Wait::cancellable, http_head(request), text(request.body));
  if (answer.outcome != Desk::Outcome::answered) return fail(trouble_of(answer.outcome), user, failed);
  if (status_of(answer.frame) != RAFIQ_OK) return fail(trouble_of(answer.frame), user, failed);
  const auto headers = http_headers(answer.frame.head);
  const rafiq_http_response response{
      sizeof response, static_cast<std::int32_t>(integer_member(answer.frame.head, "http").value_or(0)),
      headers.data(), headers.size(), view(answer.frame.body)};
  done(user, &response);
  return RAFIQ_OK;
}

std::int32_t http_send(void* self, const rafiq_http_request* request, void* user, Done done, Failed failed) {
  try {
    return exchange(desk_of(self), *request, user, done, failed);
  } catch (const std::exception&) {  // out of memory
    return fail({RAFIQ_TRANSIENT, "memory", "The connector ran out of memory"}, user, failed);
  }
}

// ---- file/1

std::int32_t file_info(void* self, rafiq_view name, rafiq_file_info* out) {
  try {
    const auto answer =
        desk_of(self).ask(Desk::Wait::quick, {{"service", "file_info"}, {"name", text(name)}});
    if (answer.outcome != Desk::Outcome::answered) return trouble_of(answer.outcome).status;
    if (status_of(answer.frame) != RAFIQ_OK) return status_of(answer.frame);
    if (RAFIQ_HAS(out, rafiq_file_info, modified_ms)) {
      out->bytes = static_cast<std::uint64_t>(integer_member(answer.frame.head, "bytes").value_or(0));
      out->modified_ms = integer_member(answer.frame.head, "modified_ms").value_or(0);
    }
    return RAFIQ_OK;
  } catch (const std::exception&) {
    return RAFIQ_TRANSIENT;
  }
}

std::int32_t file_read(void* self, rafiq_view name, std::uint64_t offset, char* buffer, std::size_t capacity,
                       std::size_t* got) {
  *got = 0;
  try {
    const auto answer = desk_of(self).ask(
        Desk::Wait::quick,
        {{"service", "file_read"}, {"name", text(name)}, {"offset", offset}, {"capacity", capacity}});
    if (answer.outcome != Desk::Outcome::answered) return trouble_of(answer.outcome).status;
    if (status_of(answer.frame) != RAFIQ_OK) return status_of(answer.frame);
    if (answer.frame.body.size() > capacity) return RAFIQ_BUG;
    *got = answer.frame.body.size();
    std::copy_n(answer.frame.body.data(), *got, buffer);
    return RAFIQ_OK;
  } catch (const std::exception&) {
    return RAFIQ_TRANSIENT;
  }
}

// ---- log/1, clock/1, cancel/1, progress/1

void log_write(void* self, std::int32_t level, rafiq_view message) {
  try {
    desk_of(self).tell(FrameKind::log, {{"level", level}}, text(message).substr(0, 4096));
  } catch (const std::exception&) {  // a lost line is better than a lost connector
  }
}

std::int64_t clock_now(void* self) {
  try {
    const auto answer = desk_of(self).ask(Desk::Wait::quick, {{"service", "clock"}});
    return answer.outcome == Desk::Outcome::answered ? integer_member(answer.frame.head, "now_ms").value_or(0)
                                                     : 0;
  } catch (const std::exception&) {
    return 0;
  }
}

std::int32_t cancel_requested(void* self) {
  return desk_of(self).stop_requested() ? 1 : 0;
}

void progress_report(void* self, std::uint64_t done, std::uint64_t total) {
  try {
    desk_of(self).tell(FrameKind::progress, {{"done", done}, {"total", total}});
  } catch (const std::exception&) {
  }
}

}  // namespace

Services::Services(Desk& desk)
    : host_{sizeof host_, RAFIQ_CONNECTOR_ABI_VERSION, this, nullptr},
      http_{sizeof http_, 0, &desk, &http_send},
      file_{sizeof file_, 0, &desk, &file_info, &file_read},
      log_{sizeof log_, 0, &desk, &log_write},
      clock_{sizeof clock_, 0, &desk, &clock_now},
      cancel_{sizeof cancel_, 0, &desk, &cancel_requested},
      progress_{sizeof progress_, 0, &desk, &progress_report} {
  host_.get_service = [](void* self, const char* id) -> const void* {
    const auto& services = *static_cast<const Services*>(self);
    const std::string_view wanted = id == nullptr ? "" : id;
    if (wanted == RAFIQ_SERVICE_HTTP) return &services.http_;
    if (wanted == RAFIQ_SERVICE_FILE) return &services.file_;
    if (wanted == RAFIQ_SERVICE_LOG) return &services.log_;
    if (wanted == RAFIQ_SERVICE_CLOCK) return &services.clock_;
    if (wanted == RAFIQ_SERVICE_CANCEL) return &services.cancel_;
    if (wanted == RAFIQ_SERVICE_PROGRESS) return &services.progress_;
    return nullptr;
  };
}

}  // namespace rafiq::connector
