// SPDX-License-Identifier: Apache-2.0
#include "core/connector/failure.hpp"

#include <string>

namespace rafiq::connector {
namespace {

struct Meaning {
  ErrorCode code;
  const char* what;    // when the connector gave no message
  const char* remedy;  // what a person can do whatever the message
};

Meaning meaning(rafiq_status status) {
  switch (status) {
    case RAFIQ_CONFIG:
      return {ErrorCode::configuration, "The account's settings are wrong", "Correct the account's settings"};
    case RAFIQ_AUTH:
      return {ErrorCode::authentication, "The CRM refused the credentials",
              "Check the account's credentials"};
    case RAFIQ_PERMISSION:
      return {ErrorCode::authentication, "The CRM does not allow this to the account's user",
              "Ask the administrator of the CRM for the right to do it"};
    case RAFIQ_NOT_FOUND:
      return {ErrorCode::not_found, "The CRM has no such record", ""};
    case RAFIQ_CONFLICT:
      return {ErrorCode::conflict, "The record was changed in the CRM meanwhile", "Read it again"};
    case RAFIQ_REJECTED:
      return {ErrorCode::unreachable, "The CRM refused the value", "Correct the value"};
    case RAFIQ_RATE_LIMITED:
      return {ErrorCode::unreachable, "The CRM asks to be called less often", "Try again later"};
    case RAFIQ_TRANSIENT:
      return {ErrorCode::unreachable, "The CRM cannot be reached", "Try again later"};
    case RAFIQ_PROTOCOL:
      return {ErrorCode::bad_data, "The CRM's answer was not understood",
              "Check the address of the CRM, and that the connector fits its version"};
    case RAFIQ_CANCELLED:
      return {ErrorCode::cancelled, "Stopped as asked", ""};
    case RAFIQ_UNSUPPORTED:
      return {ErrorCode::usage, "The connector does not offer this", ""};
    default:
      return {ErrorCode::internal, "The connector failed",
              "Try again; if it happens again, tell whoever made the connector"};
  }
}

}  // namespace

Error to_error(const Failure& failure, std::string_view account) {
  const auto known = meaning(failure.status);
  std::string remedy = known.remedy;
  if (failure.retry_after.count() > 0) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(failure.retry_after).count();
    remedy = "Try again in " + std::to_string(seconds) + " s";
  }
  return {known.code, failure.message.empty() ? known.what : failure.message,
          account.empty() ? std::string() : "account " + std::string(account), std::move(remedy)};
}

}  // namespace rafiq::connector
