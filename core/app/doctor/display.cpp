// SPDX-License-Identifier: Apache-2.0
#include "core/app/doctor/check.hpp"
#include "core/platform/local_socket.hpp"

#include <cstdlib>
#include <string_view>

namespace rafiq::app::doctor {
namespace {

namespace fs = std::filesystem;

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// Nothing for one that is reached over a network.
std::optional<fs::path> socket_of_x11(std::string_view display) {
  if (display.starts_with("unix:")) display.remove_prefix(4);
  if (!display.starts_with(':')) return std::nullopt;
  display.remove_prefix(1);
  return fs::path("/tmp/.X11-unix") / ("X" + std::string(display.substr(0, display.find('.'))));
}

fs::path socket_of_wayland(const std::string& display) {
  if (fs::path(display).is_absolute()) return display;
  return fs::path(variable("XDG_RUNTIME_DIR")) / display;
}

// One that belongs to somebody else, as an X server often does, does answer.
bool answers(const fs::path& socket) {
  const auto connected = platform::connect_locally(socket);
  return connected || connected.error().code != ErrorCode::not_found;
}

Finding silent(const std::string& display) {
  return warning({"display.silent", "display"},
                 tell("The display \"{}\" does not answer: no window can open",
                      "الشاشة «{}» لا تجيب: لا يمكن فتح نافذة", display),
                 {"Log in to a desktop, or correct DISPLAY and WAYLAND_DISPLAY of the environment",
                  "ادخل إلى سطح مكتب، أو صحّح DISPLAY وWAYLAND_DISPLAY في البيئة"});
}

}  // namespace

void look_at_display(Scene&, Findings& findings) {
  const auto wayland = variable("WAYLAND_DISPLAY");
  const auto x11 = variable("DISPLAY");
  if (wayland.empty() && x11.empty())
    return findings.push_back(
        good({"display.none", "display"}, {"There is none in this session; the command line needs none",
                                           "لا شاشة في هذه الجلسة؛ وسطر الأوامر لا يحتاجها"}));
  if (!wayland.empty()) {
    if (!answers(socket_of_wayland(wayland))) return findings.push_back(silent(wayland));
    return findings.push_back(
        good({"display.wayland", "display"},
             {"Wayland: the sidebar docks by the compositor's layer shell (GNOME has none), with "
              "libgtk-layer-shell0; elsewhere it goes through XWayland",
              "Wayland: يثبت الشريط على الحافة إن كان لمدير العرض layer shell (وليس لـGNOME) وكانت "
              "libgtk-layer-shell0 مثبتة؛ وإلا عمل عبر XWayland"}));
  }
  const auto socket = socket_of_x11(x11);
  if (socket && !answers(*socket)) return findings.push_back(silent(x11));
  findings.push_back(good({"display.x11", "display"},
                          {"X11: the sidebar docks where the window manager heeds _NET_WM_STRUT_PARTIAL",
                           "X11: يثبت الشريط على الحافة إن كان مدير النوافذ يراعي "
                           "‎_NET_WM_STRUT_PARTIAL"}));
}

}  // namespace rafiq::app::doctor
