// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace rafiq::platform {

// Who is signed in on this machine: the full name, else the login name, else "agent".
std::string user_name();

}  // namespace rafiq::platform
