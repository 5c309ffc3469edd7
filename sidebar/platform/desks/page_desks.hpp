// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/rafiq.hpp"
#include "sidebar/presenters/desks.hpp"

#include <functional>
#include <memory>

namespace rafiq::sidebar {

// Opens the home, or hands out what is open already.
using OpenCore = std::function<Result<app::Rafiq*>()>;

// The desks of a customer's page over core/app; `core` has to live as long as they do.
std::unique_ptr<ProfileDesk> profile_desk(OpenCore core);
std::unique_ptr<PromiseDesk> promise_desk(OpenCore core);
std::unique_ptr<JourneyDesk> journey_desk(OpenCore core);
std::unique_ptr<RightsDesk> rights_desk(OpenCore core);
std::unique_ptr<TalkDesk> talk_desk(OpenCore core);
std::unique_ptr<MomentDesk> moment_desk(OpenCore core);

}  // namespace rafiq::sidebar
