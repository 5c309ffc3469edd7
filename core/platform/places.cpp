// SPDX-License-Identifier: Apache-2.0
#include "core/platform/places.hpp"

#include <pwd.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <string>

namespace rafiq::platform {
namespace {

namespace fs = std::filesystem;

// By the XDG specification a relative path counts as not set.
std::optional<fs::path> absolute_from_environment(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr || *value != '/') return std::nullopt;
  return fs::path(value);
}

std::optional<fs::path> user_home() {
  if (const auto home = absolute_from_environment("HOME")) return home;
  std::array<char, 4096> buffer{};
  passwd entry{};
  passwd* found = nullptr;
  if (::getpwuid_r(::getuid(), &entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr)
    return std::nullopt;
  return fs::path(entry.pw_dir);
}

Places below(const fs::path& home) {
  const auto root = fs::absolute(home).lexically_normal();
  return {root / "config", root / "data", root / "state", root / "cache", root / "run"};
}

}  // namespace

Result<UserFolders> find_user_folders() {
  const auto user = user_home();
  if (!user)
    return Error{ErrorCode::configuration, "This user has no home folder", "", "Set HOME in the environment"};
  return UserFolders{*user, absolute_from_environment("XDG_CONFIG_HOME").value_or(*user / ".config")};
}

Result<Places> find_places(const std::optional<fs::path>& home) {
  if (home && !home->empty()) return below(*home);
  if (const char* set = std::getenv("RAFIQ_HOME"); set != nullptr && *set != '\0') return below(set);
  const auto user = user_home();
  if (!user)
    return Error{ErrorCode::configuration, "This user has no home folder", "",
                 "Set RAFIQ_HOME or pass --home"};
  const auto place = [&](const char* name, const char* otherwise) {
    return absolute_from_environment(name).value_or(*user / otherwise) / "rafiq";
  };
  Places places{place("XDG_CONFIG_HOME", ".config"),
                place("XDG_DATA_HOME", ".local/share"),
                place("XDG_STATE_HOME", ".local/state"),
                place("XDG_CACHE_HOME", ".cache"),
                {}};
  const auto runtime = absolute_from_environment("XDG_RUNTIME_DIR");
  places.runtime = runtime ? *runtime / "rafiq" : places.state / "run";
  return places;
}

bool has_display() {
  for (const char* name : {"WAYLAND_DISPLAY", "DISPLAY"})
    if (const char* value = std::getenv(name); value != nullptr && *value != '\0') return true;
  return false;
}

Result<fs::path> own_program() {
  std::error_code trouble;
  auto path = fs::read_symlink("/proc/self/exe", trouble);
  if (trouble) return Error{ErrorCode::internal, "The running program cannot be found", "/proc/self/exe", ""};
  return path;
}

}  // namespace rafiq::platform
