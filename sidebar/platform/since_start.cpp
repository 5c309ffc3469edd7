// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/since_start.hpp"

#include <time.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <string>

namespace rafiq::sidebar {

std::chrono::milliseconds since_process_start() {
  std::ifstream file("/proc/self/stat");
  std::string line;
  std::getline(file, line);
  // The name of the program is in parentheses and may hold spaces: count after it.
  std::istringstream fields(line.substr(line.rfind(')') + 1));
  std::string skipped;
  for (int field = 3; field < 22; ++field) fields >> skipped;
  long long started_ticks = 0;
  fields >> started_ticks;
  timespec now{};
  clock_gettime(CLOCK_BOOTTIME, &now);
  const long long now_ms = now.tv_sec * 1000LL + now.tv_nsec / 1000000;
  return std::chrono::milliseconds{now_ms - started_ticks * 1000 / sysconf(_SC_CLK_TCK)};
}

}  // namespace rafiq::sidebar
