// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/settings_file.hpp"

#include <wx/fileconf.h>
#include <wx/log.h>
#include <wx/stdpaths.h>
#include <wx/utils.h>

#include <algorithm>
#include <system_error>

namespace rafiq::sidebar {
namespace {

namespace fs = std::filesystem;

fs::path home_or_environment(const fs::path& home) {
  if (!home.empty()) return home;
  wxString value;
  return wxGetEnv("RAFIQ_HOME", &value) ? fs::path(value.utf8_string()) : fs::path{};
}

fs::path resolved(const fs::path& path) {
  std::error_code error;
  fs::path whole = fs::weakly_canonical(path, error);
  return error ? path : whole;
}

}  // namespace

fs::path settings_file(const fs::path& home) {
  const fs::path own = home_or_environment(home);
  if (!own.empty()) return resolved(own) / "config" / "sidebar.ini";
  wxStandardPaths& places = wxStandardPaths::Get();
  places.SetFileLayout(wxStandardPaths::FileLayout_XDG);
  return fs::path(places.GetUserConfigDir().utf8_string()) / "rafiq" / "sidebar.ini";
}

Settings load_settings(const fs::path& file) {
  const wxLogNull quiet;
  Settings settings;
  std::error_code error;
  if (!fs::exists(file, error)) return settings;
  wxFileConfig config({}, {}, wxString::FromUTF8(file.string()), {}, wxCONFIG_USE_LOCAL_FILE);
  const auto text = [&](const char* key) { return config.Read(key, wxString{}).utf8_string(); };
  settings.language = language_from(text("language")).value_or(settings.language);
  settings.theme = theme_choice_from(text("theme"));
  settings.dock = dock_side_from(text("dock"));
  settings.width =
      std::clamp(static_cast<int>(config.ReadLong("width", settings.width)), least_width, most_width);
  settings.x = static_cast<int>(config.ReadLong("x", -1));
  settings.y = static_cast<int>(config.ReadLong("y", -1));
  settings.floating_width = static_cast<int>(config.ReadLong("floating_width", settings.floating_width));
  settings.floating_height = static_cast<int>(config.ReadLong("floating_height", settings.floating_height));
  settings.guidance = language_from(text("guidance"));
  settings.text_percent =
      std::clamp(static_cast<int>(config.ReadLong("text", 100)), text_sizes.front(), text_sizes.back());
  settings.motion = config.ReadBool("motion", true);
  settings.calendar = calendar_from(text("calendar"));
  settings.guided = config.ReadBool("guided", false);
  settings.monitor = text("monitor");
  wxString name;
  long at = 0;
  config.SetPath("/monitors");
  for (bool more = config.GetFirstGroup(name, at); more; more = config.GetNextGroup(name, at)) {
    DockPlace place{dock_side_from(config.Read(name + "/side", wxString{}).utf8_string()), settings.width};
    place.width =
        std::clamp(static_cast<int>(config.ReadLong(name + "/width", place.width)), least_width, most_width);
    settings.monitors[name.utf8_string()] = place;
  }
  config.SetPath("/");
  settings.customer = CustomerId::parse(text("customer")).value_or(CustomerId{});
  return settings;
}

void save_settings(const fs::path& file, const Settings& settings) {
  const wxLogNull quiet;
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  wxFileConfig config({}, {}, wxString::FromUTF8(file.string()), {}, wxCONFIG_USE_LOCAL_FILE);
  config.SetUmask(0077);
  const auto text = [&](const char* key, std::string_view value) {
    config.Write(key, wxString::FromUTF8(value.data(), value.size()));
  };
  text("language", name(settings.language));
  text("theme", name(settings.theme));
  text("dock", name(settings.dock));
  config.Write("width", settings.width);
  config.Write("x", settings.x);
  config.Write("y", settings.y);
  config.Write("floating_width", settings.floating_width);
  config.Write("floating_height", settings.floating_height);
  text("monitor", settings.monitor);
  for (const auto& [monitor, place] : settings.monitors) {
    const wxString group = "/monitors/" + wxString::FromUTF8(monitor);
    config.Write(group + "/side", wxString::FromUTF8(std::string(name(place.side))));
    config.Write(group + "/width", place.width);
  }
  text("customer", settings.customer.valid() ? settings.customer.text() : std::string{});
  text("guidance", settings.guidance ? name(*settings.guidance) : "");
  config.Write("text", settings.text_percent);
  config.Write("motion", settings.motion);
  text("calendar", name(settings.calendar));
  config.Write("guided", settings.guided);
  config.Flush();
}

}  // namespace rafiq::sidebar
