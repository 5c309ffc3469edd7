// SPDX-License-Identifier: Apache-2.0
#include "core/net/http.hpp"

#include "core/net/failure.hpp"

namespace rafiq::net {

std::optional<std::string_view> Response::header(std::string_view name) const {
  for (const Header& header : headers)
    if (header.name == name) return header.value;
  return std::nullopt;
}

std::string_view name(FailureStatus status) {
  switch (status) {
    case FailureStatus::config:
      return "config";
    case FailureStatus::auth:
      return "auth";
    case FailureStatus::rate_limited:
      return "rate_limited";
    case FailureStatus::transient:
      return "transient";
    case FailureStatus::protocol:
      return "protocol";
    case FailureStatus::cancelled:
      return "cancelled";
    case FailureStatus::bug:
      break;
  }
  return "bug";
}

}  // namespace rafiq::net
