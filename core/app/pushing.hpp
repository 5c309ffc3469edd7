// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/edits.hpp"
#include "core/app/lane.hpp"

namespace rafiq::app {

// Sends what waits for the account through a lane that is open, as often as its supervisor lets a connector
// that fell begin again.
Result<PushSummary> push_through(Context& context, Lane& lane, const Account& account,
                                 const Description& description, const PushOptions& options);
// Whether a push would find anything to send.
Result<bool> has_edits(Context& context, std::string_view account);

}  // namespace rafiq::app
