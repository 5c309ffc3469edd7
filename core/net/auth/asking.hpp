// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <chrono>
#include <functional>
#include <string>

namespace rafiq::net {

// How a person is asked to sign in to a CRM, in their own browser.
struct Asking {
  // Shows them this address; called once. It holds no secret: see core/platform/browser.hpp.
  std::function<Status(const std::string& address)> show;
  std::chrono::milliseconds patience{
      std::chrono::minutes(5)};  // from the browser's opening to its coming back
};

}  // namespace rafiq::net
