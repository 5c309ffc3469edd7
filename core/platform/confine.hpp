// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace rafiq::platform {

struct Confinement {
  long parent = 0;  // the process to live for
  std::uint64_t memory_bytes = 0;
  std::uint64_t open_files = 0;
  std::uint64_t processor_seconds = 0;
  int stream = -1;                // the one open socket it may use
  std::filesystem::path library;  // absolute; it and the libraries beside it stay readable
};

// What is in force. It holds for every thread and cannot be taken back.
struct Confined {
  bool calls = false;  // the system does for this process only what a connector needs
  int files = 0;       // the version of Landlock that keeps the user's files shut; 0: none
  // What this system could not do, each for people: what it means. Empty when everything is in force.
  std::vector<std::string> missing;
};

// The number of this process, to be given to children as their parent.
long own_process_id();

// Puts this process under the limits, for good. It is killed when its parent ends, leaves no core dump, gains
// no rights and has no more memory, files and processor time than that. It opens no connection, starts no
// program and no process, writes no file and reads none but libraries and what the C library looks at. What
// it tries of that ends it (see forbidden.hpp), or fails. Call it from main, while there is one thread and
// before any code of somebody else. Error: internal; then end the process.
//
// Builds with sanitizers are only limited: those need to start a process, write files and map what they like.
Result<Confined> confine_this_process(const Confinement& confinement);

// Ends this process at once: nothing is flushed, no destructor runs.
[[noreturn]] void end_this_process(int status);

}  // namespace rafiq::platform
