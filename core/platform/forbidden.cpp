// SPDX-License-Identifier: Apache-2.0
#include "core/platform/forbidden.hpp"

#include <signal.h>

namespace rafiq::platform {

std::optional<std::string> forbidden_deed(const Exit& exit) {
  // Of a thread that takes no signals: the C library's way to start a program is one.
  if (exit.signal == SIGSYS)
    return "tried to start another program or to use a part of the system that is closed to connectors";
  if (exit.signal == SIGXFSZ) return "tried to write a file";
  if (exit.signal != 0) return std::nullopt;
  switch (static_cast<Deed>(exit.status - first_deed_status)) {
    case Deed::network:
      return "tried to open a network connection of its own";
    case Deed::program:
      return "tried to start another program or process";
    case Deed::other_process:
      return "tried to reach into another process";
    case Deed::change_files:
      return "tried to write or change files";
    case Deed::system:
      return "tried to change the system that it runs on";
    case Deed::read_files:
      return "tried to read files that are not its own";
  }
  return std::nullopt;
}

}  // namespace rafiq::platform
