// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/ids.hpp"
#include "core/util/error.hpp"

#include <string>

namespace rafiq::store {

template <char Letter>
Error not_found(const char* what, LocalId<Letter> id) {
  return {ErrorCode::not_found, std::string("There is no ") + what + " " + id.text() + " on this machine", "",
          ""};
}
inline Error no_such_customer(CustomerId id) {
  auto error = not_found("customer", id);
  error.remedy = "Search for the customer by name, phone or mail";
  return error;
}

}  // namespace rafiq::store
