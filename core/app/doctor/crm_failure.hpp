// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/doctor/check.hpp"
#include "core/connector/failure.hpp"
#include "core/net/failure.hpp"

#include <optional>

namespace rafiq::app::doctor {

// Why nothing came back from the CRM, and whose business it is to mend it.
Finding unreachable(const Account& account, const net::Failure& failure);

// Why it answered, and does not let the account in, or not do all that it must.
Finding refused(const Account& account, const Error& error, const std::optional<connector::Failure>& failure);

}  // namespace rafiq::app::doctor
