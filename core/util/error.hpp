// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/export.hpp"

#include <string>
#include <string_view>

namespace rafiq {

// What kind of trouble it is; each kind has one exit status (see exit_status).
enum class ErrorCode {
  usage,           // the caller asked for something that makes no sense
  configuration,   // an account, policy or setting must be corrected by a person
  authentication,  // the CRM, the keyring or the file system refused the credentials
  unreachable,     // the CRM cannot be reached, is busy, or refuses
  conflict,        // somebody else changed it meanwhile, or holds the lock
  bad_data,        // a file or an answer that cannot be read
  not_found,
  cancelled,
  internal,  // a defect of ours or of a connector
};

// Says what happened, where, and what to do next; each a sentence or less, in English, for people.
// Never carries customer data or secrets: errors are logged.
struct RAFIQ_API Error {
  ErrorCode code = ErrorCode::internal;
  std::string what;
  std::string where;   // file and line, account, URL without its query; empty if it says nothing
  std::string remedy;  // empty if there is nothing to do

  // "what (where). remedy"
  [[nodiscard]] std::string message() const;
};

// 2 usage, 3 configuration, 4 authentication, 5 unreachable, 6 conflict, 7 bad data, 8 not found,
// 70 internal, 130 cancelled.
RAFIQ_API int exit_status(ErrorCode code);
// The stable name used in JSON: "bad_data".
RAFIQ_API std::string_view name(ErrorCode code);

}  // namespace rafiq
