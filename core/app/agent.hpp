// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace rafiq::app {

struct Context;

// Who works on this machine, as far as guidance needs to know.
class RAFIQ_API Agent {
 public:
  explicit Agent(Context& context) : context_(context) {}

  [[nodiscard]] const std::string& name() const;  // as the system knows them
  // Nothing: not set; then guidance claims nothing about tenure.
  Result<std::optional<std::chrono::sys_days>> first_day();
  // "2026-01-31"; empty unsets it. Errors: usage (no date, or a day to come).
  Status set_first_day(std::string_view date);

 private:
  Context& context_;
};

}  // namespace rafiq::app
