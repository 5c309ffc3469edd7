// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

// The two parts of confine_this_process that a kernel may lack.
namespace rafiq::platform {

// Leaves to this process, of all files: the library, the libraries beside it, those of the system and what
// the C library reads of itself. Answers the version of Landlock, or 0 where the kernel has none.
int shut_files(const std::filesystem::path& library);

// Leaves to this process the system calls that a connector needs, see system_calls.hpp. False: the kernel
// does not offer it.
bool restrict_calls(int stream);

}  // namespace rafiq::platform
