// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/descriptor.hpp"
#include "core/util/result.hpp"

#include <chrono>
#include <filesystem>
#include <optional>

namespace rafiq::platform {

// Sockets between programs of one user, named by a file: nobody else gets through, whatever the file's folder
// allows.

// Makes the folder (0700) and the socket (0600) anew. Errors: configuration (the folder cannot be made or
// written, the name is too long); conflict (another program listens there).
Result<Descriptor> listen_locally(const std::filesystem::path& socket);
// The next one who came, if it is a program of this user. Never blocks.
std::optional<Descriptor> accept_locally(const Descriptor& listening);

// Errors: not_found (nobody listens there); authentication (the listener belongs to another user).
Result<Descriptor> connect_locally(const std::filesystem::path& socket);

}  // namespace rafiq::platform
