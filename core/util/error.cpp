// SPDX-License-Identifier: Apache-2.0
#include "core/util/error.hpp"

#include "core/util/sentences.hpp"

namespace rafiq {

std::string Error::message() const {
  std::string text = what;
  if (!where.empty()) text += " (" + where + ")";
  return then(text, remedy);
}

int exit_status(ErrorCode code) {
  switch (code) {
    case ErrorCode::usage:
      return 2;
    case ErrorCode::configuration:
      return 3;
    case ErrorCode::authentication:
      return 4;
    case ErrorCode::unreachable:
      return 5;
    case ErrorCode::conflict:
      return 6;
    case ErrorCode::bad_data:
      return 7;
    case ErrorCode::not_found:
      return 8;
    case ErrorCode::cancelled:
      return 130;
    case ErrorCode::internal:
      break;
  }
  return 70;
}

std::string_view name(ErrorCode code) {
  switch (code) {
    case ErrorCode::usage:
      return "usage";
    case ErrorCode::configuration:
      return "configuration";
    case ErrorCode::authentication:
      return "authentication";
    case ErrorCode::unreachable:
      return "unreachable";
    case ErrorCode::conflict:
      return "conflict";
    case ErrorCode::bad_data:
      return "bad_data";
    case ErrorCode::not_found:
      return "not_found";
    case ErrorCode::cancelled:
      return "cancelled";
    case ErrorCode::internal:
      break;
  }
  return "internal";
}

}  // namespace rafiq
