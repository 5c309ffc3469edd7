// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace rafiq::net {

// Why there is no answer; the words are those of the connector ABI.
enum class FailureStatus {
  config,        // address, host, certificate, proxy or secret: a person must correct the account
  auth,          // the CRM refused the credentials
  rate_limited,  // come back after retry_after
  transient,     // network or server trouble that may pass
  protocol,      // the answer cannot be understood, or is larger than allowed
  cancelled,     // the caller asked to stop
  bug,           // the request itself is malformed: the connector's mistake
};

struct Failure {
  FailureStatus status = FailureStatus::transient;
  std::string code;  // short, stable: "dns", "refused", "certificate-name", "timeout", "host-not-allowed" ...
  std::string message;  // what happened, naming the host; then what to do. No query, body or credential
  std::chrono::milliseconds retry_after{0};  // 0: unknown
};

template <class T>
using Outcome = boost::outcome_v2::basic_result<T, Failure, boost::outcome_v2::policy::terminate>;

std::string_view name(FailureStatus status);  // "rate_limited"

}  // namespace rafiq::net
