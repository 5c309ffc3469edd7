// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/error.hpp"

#include <rafiq/connector.h>

#include <chrono>
#include <string>
#include <string_view>

namespace rafiq::connector {

// Why a verb ended without success, as the ABI says it. Free of customer data and secrets.
struct Failure {
  rafiq_status status = RAFIQ_BUG;
  std::string code;                          // short and stable: "quota", "stopped"
  std::string message;                       // for people: what happened, and what to do next
  std::chrono::milliseconds retry_after{0};  // 0: unknown
};

// The same for core: `account` becomes the error's where. Each status has one ErrorCode.
Error to_error(const Failure& failure, std::string_view account);

}  // namespace rafiq::connector
