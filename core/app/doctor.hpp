// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <string>
#include <vector>

namespace rafiq::app {

struct Context;

enum class FindingLevel { good, warning, problem };

struct Finding {
  FindingLevel level = FindingLevel::good;
  std::string subject;  // "home", "keyring", "account support"
  std::string what;
  std::string remedy;  // empty when good
};

class RAFIQ_API Doctor {
 public:
  explicit Doctor(Context& context) : context_(context) {}

  // Looks at the home, the database, the keyring, the pack, each connector and what they are shut off from,
  // and each account.
  Result<std::vector<Finding>> examine();

 private:
  Context& context_;
};

}  // namespace rafiq::app
