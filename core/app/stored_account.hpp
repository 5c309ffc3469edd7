// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/accounts.hpp"
#include "core/store/accounts.hpp"

#include <string_view>

namespace rafiq::app {

struct Context;

// An account as the store has it, for those outside core.
Account to_account(const store::Account& stored);
// Error: not_found.
Result<Account> stored_account(const Context& context, std::string_view name);

}  // namespace rafiq::app
