// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/autostart.hpp"

#include <glib.h>

#include <filesystem>
#include <fstream>
#include <system_error>

namespace rafiq::sidebar {
namespace {

namespace fs = std::filesystem;

fs::path entry() {
  return fs::path(g_get_user_config_dir()) / "autostart" / "rafiq.desktop";
}

// As the desktop entry specification quotes an argument of Exec.
std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '`' || c == '$' || c == '\\') out += '\\';
    out += c == '%' ? "%%" : std::string(1, c);
  }
  return out + "\"";
}

}  // namespace

bool starts_with_session() {
  std::error_code error;
  return fs::exists(entry(), error);
}

bool start_with_session(bool wanted) {
  std::error_code error;
  if (!wanted) {
    fs::remove(entry(), error);
    return starts_with_session();
  }
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  fs::create_directories(entry().parent_path(), error);
  std::ofstream file(entry());
  file << "[Desktop Entry]\nType=Application\nName=Rafiq\nName[ar]=رفيق\nExec=" << quoted(program.string())
       << "\nX-GNOME-Autostart-enabled=true\n";
  file.close();
  return starts_with_session();
}

}  // namespace rafiq::sidebar
