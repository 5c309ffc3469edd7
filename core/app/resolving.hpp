// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/context.hpp"
#include "core/context/reference.hpp"
#include "core/model/ids.hpp"
#include "core/util/cancel.hpp"
#include "core/util/result.hpp"

#include <string_view>
#include <vector>

namespace rafiq::app {

// Whom a reference names on this machine. Errors: usage (it names nobody); not_found (no such local id).
Result<std::vector<CustomerId>> stored_customers(Context& context, const context::Reference& reference);

// Asks one account after another until one knows the customer, and stores what it says. The first trouble is
// told only when none does. Errors: not_found; cancelled; those of the CRM.
Result<std::vector<CustomerId>> fetch_customers(Context& context, const context::Reference& reference,
                                                const CancelToken& cancel = {});

// Why nobody has the customer; one who was forgotten here on purpose is said to be.
Error nobody_anywhere(Context& context, std::string_view text);

}  // namespace rafiq::app
