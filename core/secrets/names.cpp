// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/names.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rafiq::secrets {
namespace {

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= 100 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
  });
}

}  // namespace

Status check_names(std::string_view account, std::string_view slot) {
  if (is_name(account) && is_name(slot)) return success();
  return Error{ErrorCode::usage, "This is not the name of an account and of a secret", "",
               "Use letters, digits, dots, dashes and underscores"};
}

Error no_such_secret(std::string_view account, std::string_view slot) {
  return {ErrorCode::not_found,
          fmt::format("The secret \"{}\" of the account \"{}\" is not there", slot, account), "",
          "Set it again"};
}

}  // namespace rafiq::secrets
