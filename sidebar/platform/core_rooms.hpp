// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/rafiq.hpp"
#include "sidebar/presenters/rooms/room_desks.hpp"

#include <functional>
#include <memory>

namespace rafiq::sidebar {

// The rooms' desks over core/app. `core` opens the home, or says why not.
std::unique_ptr<RoomDesks> make_core_rooms(std::function<Result<app::Rafiq*>()> core);

}  // namespace rafiq::sidebar
