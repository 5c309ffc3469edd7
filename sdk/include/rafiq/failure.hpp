// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rafiq/connector.h>

#include <chrono>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

// The inline namespace keeps these names apart from the host's own when both are in one process.
namespace rafiq {
inline namespace sdk {

// Why a verb failed. The host decides by it whether to try again, whom to ask, and what to tell the agent.
enum class Reason : std::int32_t {
  config = RAFIQ_CONFIG,              // the account's settings are wrong; a person must correct them
  auth = RAFIQ_AUTH,                  // the CRM refused the credentials
  permission = RAFIQ_PERMISSION,      // signed in, but not allowed to do this
  not_found = RAFIQ_NOT_FOUND,        // the record does not exist
  conflict = RAFIQ_CONFLICT,          // the record changed since the version the write is based on
  rejected = RAFIQ_REJECTED,          // the CRM refused the value; asking again will not help
  rate_limited = RAFIQ_RATE_LIMITED,  // come back after retry_after
  transient = RAFIQ_TRANSIENT,        // network or server trouble that may pass
  protocol = RAFIQ_PROTOCOL,          // the CRM answered something this connector does not understand
  cancelled = RAFIQ_CANCELLED,        // the host asked to stop
  unsupported = RAFIQ_UNSUPPORTED,    // this connector or this host does not offer it
  bug = RAFIQ_BUG,                    // a broken promise inside the connector
};

// Throw one out of any verb; the wrapper turns it into a status. Any other exception becomes Reason::bug
// and its text is withheld, since it may quote what the CRM sent.
class Failure : public std::runtime_error {
 public:
  // `code` is short, stable and lower case ("field-missing"). `message` is English for the agent and the
  // administrator: what happened, where, and what to do next. No customer data, no secrets in either.
  Failure(Reason reason, std::string code, const std::string& message,
          std::chrono::milliseconds retry_after = std::chrono::milliseconds{0})
      : std::runtime_error(message), reason_(reason), code_(std::move(code)), retry_after_(retry_after) {}

  [[nodiscard]] Reason reason() const noexcept { return reason_; }
  [[nodiscard]] const std::string& code() const noexcept { return code_; }
  [[nodiscard]] std::string_view message() const noexcept { return what(); }
  [[nodiscard]] std::chrono::milliseconds retry_after() const noexcept { return retry_after_; }

 private:
  Reason reason_;
  std::string code_;
  std::chrono::milliseconds retry_after_;  // 0: unknown
};

}  // namespace sdk
}  // namespace rafiq
