// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

// The parts of confine_this_process that a kernel may lack.
namespace rafiq::platform {

// Leaves to this process, of all files: the library, the libraries beside it, those of the system and what
// the C library reads of itself. Answers the version of Landlock, or 0 where the kernel has none.
int shut_files(const std::filesystem::path& library);

struct Restriction {
  bool in_force = false;  // false: the kernel does not offer it
  int listener = -1;      // for watch_files, which must then be called; -1: nobody is told what is opened
};
// Leaves to this process the system calls that a connector needs, see system_calls.hpp.
Restriction restrict_calls(int stream);

// On a thread of its own, for the rest of the process: ends it when it tries to read what is not its own, see
// readable_files.hpp. `shut`: Landlock keeps the files shut, whatever is said here. Otherwise what is not
// readable is refused by its name, which helps against the careless.
void watch_files(int listener, bool shut);

}  // namespace rafiq::platform
