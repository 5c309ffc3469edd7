// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rafiq/connector.h>
#include <rafiq/detail/text.hpp>
#include <rafiq/failure.hpp>

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What the host does for a connector. Every class here is a light handle: copy it freely, use it from any
// thread. Using a service that this host does not have throws Failure(unsupported).
namespace rafiq {
inline namespace sdk {

// The host as the connector sees it; valid for the whole life of the process.
class Host {
 public:
  explicit Host(const rafiq_host* host) noexcept : host_(host) {}

  // A service by id, or nullptr when this host does not have it, or has an older and shorter one.
  template <class Service>
  [[nodiscard]] const Service* service(const char* id) const noexcept {
    const auto* found = static_cast<const Service*>(host_->get_service(host_->self, id));
    return found != nullptr && found->size >= sizeof(Service) ? found : nullptr;
  }

 private:
  const rafiq_host* host_;
};

struct Header {
  std::string name;
  std::string value;
};

struct HttpRequest {
  std::string method = "GET";
  std::string url{};  // absolute, or a path below the account's base URL
  std::vector<Header> headers{};
  std::string body{};       // bytes as they are; set Content-Type yourself
  std::string auth_slot{};  // the recipe of `describe` that signs this request; empty: no credential is added
  std::chrono::milliseconds timeout{0};  // of one exchange, retries not included; 0: the host's default
  bool idempotent = false;  // may be repeated after a lost answer although the method is not GET or PUT
};

struct HttpResponse {
  int status = 0;                 // redirects are already followed
  std::vector<Header> headers{};  // names in lower case
  std::string body{};

  [[nodiscard]] bool ok() const noexcept { return status >= 200 && status < 300; }
  // The first header of that name (give it in lower case), or an empty view.
  [[nodiscard]] std::string_view header(std::string_view name) const noexcept;
};

// http/1. The host adds the credential, keeps to the rate budget, retries what is safe to retry, and
// refuses hosts that are not of the account.
class Http {
 public:
  explicit Http(const Host& host) noexcept : service_(host.service<rafiq_http>(RAFIQ_SERVICE_HTTP)) {}

  // Blocks; any HTTP status is an answer, 500 included. Throws Failure when there was no answer.
  [[nodiscard]] HttpResponse send(const HttpRequest& request) const;

 private:
  const rafiq_http* service_;
};

struct FileInfo {
  std::uint64_t bytes = 0;
  std::chrono::sys_time<std::chrono::milliseconds> modified;
};

// file/1. Files are named by their key under "files" in the account, never by a path. What one verb sees of
// a file stays the same file, even if it is replaced on the disk meanwhile.
class Files {
 public:
  explicit Files(const Host& host) noexcept : service_(host.service<rafiq_file>(RAFIQ_SERVICE_FILE)) {}

  [[nodiscard]] FileInfo info(std::string_view name) const;
  // Reads at `offset` into `buffer`; answers how many bytes, 0 at the end of the file. May be fewer than
  // asked.
  [[nodiscard]] std::size_t read(std::string_view name, std::uint64_t offset, std::span<char> buffer) const;

 private:
  const rafiq_file* service_;
};

// log/1, for the administrator. Never customer data. Messages are limited in size and number.
class Log {
 public:
  explicit Log(const Host& host) noexcept : service_(host.service<rafiq_log>(RAFIQ_SERVICE_LOG)) {}

  void debug(std::string_view message) const noexcept { write(RAFIQ_LOG_DEBUG, message); }
  void info(std::string_view message) const noexcept { write(RAFIQ_LOG_INFO, message); }
  void warn(std::string_view message) const noexcept { write(RAFIQ_LOG_WARN, message); }
  void error(std::string_view message) const noexcept { write(RAFIQ_LOG_ERROR, message); }

 private:
  void write(rafiq_log_level level, std::string_view message) const noexcept {
    if (service_ != nullptr) service_->write(service_->self, level, detail::view(message));
  }
  const rafiq_log* service_;
};

// clock/1, the only clock to use, so that tests can set it.
class Clock {
 public:
  explicit Clock(const Host& host) noexcept : service_(host.service<rafiq_clock>(RAFIQ_SERVICE_CLOCK)) {}
  [[nodiscard]] std::chrono::sys_time<std::chrono::milliseconds> now() const;

 private:
  const rafiq_clock* service_;
};

// cancel/1. Http and Pages answer early by themselves; ask in steps of your own that take long.
class CancelSource {
 public:
  explicit CancelSource(const Host& host) noexcept
      : service_(host.service<rafiq_cancel>(RAFIQ_SERVICE_CANCEL)) {}

  [[nodiscard]] bool requested() const noexcept {
    return service_ != nullptr && service_->requested(service_->self) != 0;
  }
  void throw_if_requested() const;  // Failure(cancelled)

 private:
  const rafiq_cancel* service_;
};

// progress/1, what a person who waits would like to know.
class Progress {
 public:
  explicit Progress(const Host& host) noexcept
      : service_(host.service<rafiq_progress>(RAFIQ_SERVICE_PROGRESS)) {}

  // In records; total 0: unknown.
  void report(std::uint64_t done, std::uint64_t total = 0) const noexcept {
    if (service_ != nullptr) service_->report(service_->self, done, total);
  }

 private:
  const rafiq_progress* service_;
};

}  // namespace sdk
}  // namespace rafiq

#include <rafiq/detail/services_impl.hpp>
