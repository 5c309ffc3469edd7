// SPDX-License-Identifier: Apache-2.0
#include "core/app/browser_extension.hpp"

#include "core/platform/places.hpp"

namespace rafiq::app {
namespace {

constexpr const char* manifest = "rafiq.browser_host.json";

}  // namespace

Result<std::vector<HostManifest>> host_manifests_of_user() {
  RAFIQ_TRY(const auto user, platform::find_user_folders());
  std::vector<HostManifest> all;
  for (const char* browser : {"chromium", "google-chrome", "microsoft-edge", "BraveSoftware/Brave-Browser"})
    all.push_back({user.config / browser / "NativeMessagingHosts" / manifest, false});
  all.push_back({user.home / ".mozilla/native-messaging-hosts" / manifest, true});
  return all;
}

std::vector<HostManifest> host_manifests_of_machine() {
  std::vector<HostManifest> all;
  for (const std::filesystem::path folder :
       {"/etc/chromium/native-messaging-hosts", "/etc/opt/chrome/native-messaging-hosts",
        "/etc/opt/edge/native-messaging-hosts"})
    all.push_back({folder / manifest, false});
  all.push_back({std::filesystem::path("/usr/lib/mozilla/native-messaging-hosts") / manifest, true});
  return all;
}

}  // namespace rafiq::app
