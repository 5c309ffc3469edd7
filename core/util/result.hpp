// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/outcome/result.hpp>
// The policies need the header above to come first.
#include "core/util/error.hpp"

#include <boost/outcome/policy/terminate.hpp>
#include <boost/outcome/try.hpp>

namespace rafiq {

// Inside core an error is a value. Reading the value of a failed result ends the program, on purpose:
// it is a broken promise of ours, not something to handle.
template <class T>
using Result = boost::outcome_v2::basic_result<T, Error, boost::outcome_v2::policy::terminate>;
using Status = Result<void>;

using boost::outcome_v2::success;  // return success();

}  // namespace rafiq

// RAFIQ_TRY(auto value, expression) or RAFIQ_TRY(expression): returns the error to the caller.
#define RAFIQ_TRY(...) BOOST_OUTCOME_TRY(__VA_ARGS__)
