// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

// What a connector's process may read.
namespace rafiq::platform {

// Libraries, and what the C library reads by itself: time zones, languages, randomness, the number of
// processors. The dynamic loader needs to read; only starting a program would need the right to execute.
inline constexpr std::array readable_paths{"/usr/lib",
                                           "/usr/lib32",
                                           "/usr/lib64",
                                           "/usr/local/lib",
                                           "/lib",
                                           "/lib32",
                                           "/lib64",
                                           "/etc/ld.so.cache",
                                           "/etc/localtime",
                                           "/etc/timezone",
                                           "/dev/null",
                                           "/dev/zero",
                                           "/dev/random",
                                           "/dev/urandom",
                                           "/usr/share/zoneinfo",
                                           "/usr/share/locale",
                                           "/proc/cpuinfo",
                                           "/proc/meminfo",
                                           "/sys/devices/system/cpu"};

// Where libraries look around without being asked to.
inline constexpr std::array system_paths{"/usr", "/etc", "/dev", "/proc", "/sys", "/run"};

enum class PathKind {
  readable,   // it may be
  quiet,      // it may not be, but asking is no misdeed
  of_others,  // nobody looks there by accident: homes, other people's folders
};

constexpr bool is_below(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

// By the name alone, which may lie: what is really read is for the system to refuse.
constexpr PathKind kind_of(std::string_view path) {
  const auto below = [path](const char* folder) { return is_below(path, folder); };
  const bool plain = path.starts_with('/') && path.find("/../") == std::string_view::npos;
  if (plain && std::any_of(readable_paths.begin(), readable_paths.end(), below)) return PathKind::readable;
  // A library is looked for in many places.
  if (path.find(".so") != std::string_view::npos) return PathKind::readable;
  if (!plain || path == "/" || std::any_of(system_paths.begin(), system_paths.end(), below))
    return PathKind::quiet;
  return PathKind::of_others;
}

}  // namespace rafiq::platform
