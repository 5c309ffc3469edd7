// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/rooms/room_desks.hpp"

#include <memory>
#include <string>

// Invented answers for the rooms; `what` as in main.cpp.
std::unique_ptr<rafiq::sidebar::RoomDesks> made_up_rooms(const std::string& what);
